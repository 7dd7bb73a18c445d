import type { Row } from "@/lib/domain/register";

/** Where a transfer leads, as a code: an international organisation rather than the country in which it sits (GDPR Art. 44). */
export function destinationOf(
  transfer: Pick<Row<"Transfer">, "organisation" | "destination"> | undefined,
): string | undefined {
  return transfer?.organisation ?? transfer?.destination;
}
