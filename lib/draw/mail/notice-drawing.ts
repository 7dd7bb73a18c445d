import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { DrawnMail } from "./mail-template";

type Drawing = typeof import("./drawn-notice");

/**
 * Draws one mail of notices for a page.
 *
 * Next refuses pages that draw HTML to a string, so the drawing is loaded as it lies and not bundled with them.
 */
export async function drawNotice(mail: Parameters<Drawing["drawnNotice"]>[0]): Promise<DrawnMail> {
  const file = join(process.cwd(), "lib/draw/mail/drawn-notice.ts");
  const address = pathToFileURL(file).href;
  const { drawnNotice }: Drawing = await import(/* turbopackIgnore: true */ address);
  return drawnNotice(mail);
}
