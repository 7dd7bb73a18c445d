/**
 * The mails of ours that a mail answers, by their Message-IDs, as its head names them.
 *
 * @param mail as it came
 */
export function answeredMails(mail: string): string[] {
  const head = mail.split(/\r?\n\r?\n/, 1)[0] ?? "";
  const lines = [...head.matchAll(/^(?:in-reply-to|references):((?:[^\r\n]|\r?\n[ \t])*)/gim)];
  const named = lines.flatMap(
    ([, line = ""]) => line.match(/<[0-9a-f-]{36}@[A-Za-z0-9.-]+>/g) ?? [],
  );
  return [...new Set(named)];
}
