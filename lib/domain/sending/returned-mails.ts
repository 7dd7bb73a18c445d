const ofOurs = /[<+]([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/gi;

/**
 * The mails of ours that a returned message may be about, by the ids of their deliveries: as the Message-ID names them, or the
 * address that such messages come to (`BOUNCE_ADDRESS`), since many servers send nothing else of ours back.
 *
 * @param message as it came
 * @returns       null where it is no report of a mail that failed for good (RFC 3464): a receipt, a delay, or an answer
 */
export function returnedMails(message: string): string[] | null {
  if (!/^content-type:\s*multipart\/report/im.test(message) || !tellsFailure(message)) return null;
  const ids = [...message.matchAll(ofOurs)].map(([, id = ""]) => id.toLowerCase());
  return [...new Set(ids)];
}

/** Each recipient has its group of fields: what stands elsewhere, such as in the mail that is quoted, says nothing of it. */
function tellsFailure(message: string): boolean {
  const groups = message.split(/\r?\n[ \t]*\r?\n/);
  const ofRecipients = groups.filter((group) => /^action:/im.test(group));
  return (ofRecipients.length === 0 ? groups : ofRecipients).some(
    (group) =>
      /^status:\s*5\.\d+\.\d+/im.test(group) &&
      (ofRecipients.length === 0 || /^action:\s*failed\b/im.test(group)),
  );
}
