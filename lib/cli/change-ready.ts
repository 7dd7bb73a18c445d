import { readinessOf } from "@/lib/data/announcing/readiness";
import { openChange } from "@/lib/data/changes/open-change";
import { presentRegister } from "@/lib/data/register";
import { find } from "@/lib/domain/register";
import { troubleWords } from "@/lib/domain/sending/contact-readiness";
import type { ReadinessView } from "@/lib/domain/sending/sending-view";
import { type Answer, refused, table } from "./answer";
import { actorOf } from "./installation";
import { askedView, sendingText } from "./mail-checks";

/** What is looked at before a change is announced. None of it holds the announcement back. */
export async function readyAnswer(id: string, as: string | undefined): Promise<Answer> {
  const actor = await actorOf(as);
  const open = await openChange(actor, id);
  if (open === null) throw refused("noSuchChangeSet");
  await askedView(as);
  const { register } = await presentRegister();
  const ready = await readinessOf(
    actor,
    open.consequence.customers.map(({ ref, agreement }) => ({
      customer: ref,
      name: find(register, "Customer", ref)?.name ?? ref,
      title: find(register, "CustomerAgreement", agreement)?.title ?? agreement,
    })),
  );
  if (ready === null) throw refused("notAllowed");
  return { text: textOf(ready), json: ready };
}

function textOf({ sending, customers, troubled, allTroubled }: ReadinessView): string {
  const rows = troubled.map(({ customer, trouble }) => [customer, troubleWords[trouble]]);
  const more = allTroubled - troubled.length;
  return [
    sendingText(sending),
    "",
    allTroubled === 0
      ? `All ${customers} customers concerned have contacts who can be told by mail.`
      : table(["customer", "contacts"], rows),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join("\n");
}
