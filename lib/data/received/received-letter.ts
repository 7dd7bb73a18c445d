import { mayDo, type StaffActor } from "@/lib/auth/actor";
import { mainEntity } from "@/lib/domain/documents/record/record-parties";
import type {
  LetterParty,
  ObjectedContract,
  VendorObjection,
} from "@/lib/domain/documents/vendor-objection";
import { recipientOf } from "@/lib/domain/findings/standing";
import { enRecord } from "@/lib/domain/language/en-record";
import { todayIn } from "@/lib/domain/organisation-day";
import type { ReceivedContract } from "@/lib/domain/received/received-view";
import { find, type Register, type Row } from "@/lib/domain/register";
import { isSimulatedInstallation } from "../announcing/mail-facts";
import { presentRegister } from "../register";
import { findReceived } from "./received-page";

/** Stands in a draft until somebody has written the grounds: nobody sends it by mistake. */
const groundsMissing =
  "[Write here why you object: the risk to the data, to the people, or to your customers.]";

/** What the letter against a notice says; null where there is no such notice, or nobody has said yet which vendor it is. */
export async function objectionLetterOf(
  actor: StaffActor,
  id: string,
): Promise<VendorObjection | null> {
  if (!mayDo(actor, "register:read")) return null;
  const view = await findReceived(actor, id);
  if (view === null || view.vendor === null || view.isErased) return null;
  const { register } = await presentRegister();
  const chosen = view.contracts.filter(({ isChosen }) => isChosen);
  const [first] = chosen.flatMap(
    ({ engagementRef }) => find(register, "Engagement", engagementRef) ?? [],
  );
  const own = find(register, "LegalEntity", first?.engagerEntityId) ?? mainEntity(register);
  const theirs = first && recipientOf(register, first);
  return {
    from: partyOf(own ?? undefined, "We"),
    to: partyOf(theirs, view.vendor.name),
    on: (view.state === "OBJECTED" ? view.answeredOn : null) ?? todayIn(register, actor.at),
    number: view.number,
    subject: view.subject,
    receivedOn: view.receivedOn,
    statedEffectiveOn: view.statedEffectiveOn,
    changes: view.changes,
    contracts: chosen.map((contract) => contractOf(register, contract)),
    hasSay: chosen.some((contract) => contract.hasSay),
    isProcessor: chosen.some(({ chairs }) => chairs.includes("PROCESSOR")),
    customersEarliestOn: view.outlook?.earliestOn ?? null,
    grounds: view.answer ?? groundsMissing,
    mark: (await isSimulatedInstallation()) ? enRecord.simulated : null,
  };
}

function partyOf(entity: Row<"LegalEntity"> | undefined, name: string): LetterParty {
  const place = [entity?.postalCode, entity?.city].filter(Boolean).join(" ");
  return {
    name: entity?.legalName ?? entity?.tradeName ?? name,
    street: entity?.street ?? null,
    place: place || null,
    country: entity?.country ?? null,
  };
}

function contractOf(
  register: Register,
  { engagementRef, title, theirNotice, ourObjection, deadline }: ReceivedContract,
): ObjectedContract {
  const engagement = find(register, "Engagement", engagementRef);
  const { ground, lastDay, earliestEffectiveOn, daysTooSoon } = deadline;
  return {
    title,
    version: engagement?.contractVersion ?? null,
    signedOn: engagement?.contractSignedOn ?? null,
    notice: theirNotice,
    objection: ourObjection,
    // A vendor is told no day that its contract does not name.
    lastDay: ground === "OBJECTION_PERIOD" ? lastDay : null,
    earliestEffectiveOn,
    daysTooSoon,
  };
}
