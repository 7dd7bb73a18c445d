import { openApi } from "@/lib/domain/api/openapi";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

/** What programs may ask, for whoever writes one. */
export function GET(): Response {
  return Response.json(openApi(env().appUrl), {
    headers: { "cache-control": "public, max-age=300" },
  });
}
