import { systemActor } from "@/lib/auth/actor";
import { publish } from "@/lib/data/publications/publications";
import { addRevisions, presentRegister } from "@/lib/data/register";
import { write } from "@/lib/data/write";
import { calendarDateOf } from "@/lib/domain/calendar";
import { bodyOf, list } from "@/lib/domain/register";
import { done } from "@/lib/domain/result";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { yesterday } from "./scene";

/** Makes the next publication: the first product bears another name. It is not drawn, nor on disk. */
export async function nextPublication(name: string): Promise<void> {
  const { register } = await presentRegister();
  const [product] = list(register, "Product");
  if (product === undefined) throw new Error("There is no product");
  const { ref } = product;
  const body = { ...bodyOf(register, { kind: "Product", ref }), name };
  const change = { kind: "Product" as const, ref, validFrom: calendarDateOf("2024-01-01"), body };
  const event = { type: "changeSet.edited", changeSetId: "none", items: 1 } as const;
  expectDone(
    await write(systemActor("cli", yesterday()), event, async (tx, entry) => {
      await addRevisions(tx, entry, [change], null);
      await publish(tx, entry, null, null);
      return done(null);
    }),
  );
}
