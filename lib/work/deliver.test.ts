import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forgetPresent } from "@/lib/data/register";
import { useDatabase } from "@/lib/data/database/current";
import { openMailbox } from "@/lib/testing/mailbox";
import { announceObserva, storeContacts, storeRegister } from "@/lib/testing/outbox-fixture";
import { testDatabase } from "@/lib/testing/database";
import { given } from "@/lib/testing/given";
import { deliverDue } from "./deliver";

test("sends", async () => {
  const { url, database } = await testDatabase();
  useDatabase(database);
  await storeRegister(given.completeRegister());
  await storeContacts({ customerRef: "client", email: "a@client.example", name: "Ann" }, { customerRef: "client", email: "b@client.example" });
  await announceObserva();
  const mailbox = await openMailbox();
  console.log(await deliverDue({ databaseUrl: url, smtpUrl: mailbox.smtpUrl, once: true }));
  const mails = await mailbox.mails();
  console.log(mails[0]?.raw.toString());
  console.log(mails[0]?.parsed.text);
  console.log(await database.attempt.findMany(), await database.notice.findMany());
  await mailbox.close();
});
