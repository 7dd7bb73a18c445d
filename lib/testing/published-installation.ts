import { systemActor } from "@/lib/auth/actor";
import { importDirect } from "@/lib/data/changes/importing";
import { publish } from "@/lib/data/publications/publications";
import { addRevisions, presentRegister } from "@/lib/data/register";
import { write } from "@/lib/data/write";
import { instantOf } from "@/lib/domain/calendar";
import { kindNames } from "@/lib/domain/kinds/kinds";
import { bodyOf, list } from "@/lib/domain/register";
import { done } from "@/lib/domain/result";
import { publishDue } from "@/lib/work/publish";
import { given } from "./given";

export const fixtureActor = systemActor("cli", instantOf("2026-11-21T09:00:00Z"));

/** Fills the database in use with the complete register and its first publication, drawn and written. */
export async function givenPublishedInstallation(): Promise<void> {
  const register = given.completeRegister();
  const changes = kindNames.flatMap((kind) =>
    list(register, kind).map(({ ref, validFrom }) => ({
      kind,
      ref,
      validFrom,
      body: bodyOf(register, { kind, ref }),
    })),
  );
  const [customer] = list(register, "Customer");
  const contacts = [
    {
      ref: "dpo",
      customer: customer?.ref ?? "",
      email: "dpo@customer.example",
      name: "Dana",
      language: "en",
      purpose: "DPA_NOTICE",
      confirmed: true,
    },
  ];
  const imported = await importDirect(fixtureActor, {
    changes,
    contacts,
    fileHash: "0".repeat(64),
  });
  if (!imported.ok) throw new Error(imported.reason);
  await publishDue(fixtureActor);
}

/** Makes, draws and writes the next publication: the first product bears another name. */
export async function givenNextPublication(name: string): Promise<void> {
  const { register } = await presentRegister();
  const [product] = list(register, "Product");
  if (product === undefined) throw new Error("There is no product");
  const { ref, validFrom } = product;
  const change = {
    kind: "Product" as const,
    ref,
    validFrom,
    body: { ...bodyOf(register, { kind: "Product", ref }), name },
  };
  await write(
    fixtureActor,
    { type: "changeSet.edited", changeSetId: "none", items: 1 },
    async (tx, entry) => {
      await addRevisions(tx, entry, [change], null);
      await publish(tx, entry, null, null);
      return done(null);
    },
  );
  await publishDue(fixtureActor);
}
