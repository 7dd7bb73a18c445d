import type { MailWords } from "@/lib/domain/language/en-mail";
import type { MailView } from "./mail-view";

/** The mail as a page tells it: without its title, and without what only a mail has to say of itself. */
export function toldLetter(view: MailView, { about, objecting }: MailWords): MailView {
  const dropped = [about.title, objecting.title, objecting.titleApprove];
  let isDropped = false;
  const blocks = view.blocks.filter((block) => {
    if (block.type === "heading" && block.level === 2) isDropped = dropped.includes(block.text);
    return block.type !== "title" && !isDropped;
  });
  return { ...view, blocks };
}
