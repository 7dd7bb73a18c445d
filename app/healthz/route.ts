/** Whether this process lives; whether it can work is /readyz. */
export function GET(): Response {
  return new Response("ok\n", { headers: { "cache-control": "no-store" } });
}
