import type { MailWords } from "@/lib/domain/language/en-mail";

/** "1 month", "30 days" */
export function periodInWords(
  period: string,
  { mail }: { mail: Pick<MailWords, "periods"> },
): string {
  const parts = [...period.matchAll(/(\d+)([YMWD])/g)].map(([, count, unit]) => {
    const name = Object.entries(mail.periods).find(([known]) => known === unit)?.[1];
    return name?.(Number(count)) ?? "";
  });
  return parts.join(" ") || period;
}
