import { type CalendarDate, dateIn, type Instant } from "@/lib/domain/calendar";
import { touchedEngagements } from "@/lib/domain/change/touched-engagements";
import { featuresUsed, servesUnusedOnly } from "@/lib/domain/customer/feature-use";
import type { AnnexDifference } from "@/lib/domain/documents/annex-input";
import { isKindName } from "@/lib/domain/kinds/kinds";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import { find, type Row } from "@/lib/domain/register";
import { agreedAt } from "../annexes/agreed-register";
import { database } from "../database/current";
import { dayOf } from "../days";

/** The newest publications' changes by the publication's hash: a publication never changes. */
const knownChanges = new Map<string, PublicPart["changes"]>();
const mostKnown = 20;

async function changesOf({
  number,
  hash,
}: {
  number: number;
  hash: string;
}): Promise<PublicPart["changes"]> {
  const known = knownChanges.get(hash);
  if (known !== undefined) return known;
  const { publicPart } = await database().publication.findUniqueOrThrow({
    where: { number },
    select: { publicPart: true },
  });
  const { changes } = JSON.parse(publicPart) as PublicPart;
  if (knownChanges.size >= mostKnown) knownChanges.clear();
  knownChanges.set(hash, changes);
  return changes;
}

/**
 * The changes that took effect for an agreement from a day to a publication, each with its ground.
 *
 * @param since first day that counts
 */
export async function toldDifferences(
  agreement: Row<"CustomerAgreement">,
  publication: { readonly number: number; readonly hash: string; readonly publishedAt: Instant },
  since: CalendarDate,
): Promise<AnnexDifference[]> {
  const published = await changesOf(publication);
  const notices = await database().notice.findMany({
    where: {
      agreementRef: agreement.ref,
      effectiveOn: {
        gte: new Date(since),
        lte: new Date(dateIn(publication.publishedAt, agreement.zone ?? "UTC")),
      },
    },
    include: { changeSet: { select: { title: true, number: true } } },
  });
  const told = notices
    .toSorted((one, other) => one.changeSet.number - other.changeSet.number)
    .map(
      (notice): AnnexDifference => ({
        changeSetId: notice.changeSetId,
        title: notice.changeSet.title,
        effectiveOn: dayOf(notice.effectiveOn) ?? since,
        ground: notice.ground ?? "NO_GATE",
        noticeStartedOn: dayOf(notice.startsOn),
      }),
    );
  const isTold = ({ id }: Change) => notices.some(({ changeSetId }) => changeSetId === id);
  const concerning = published.filter(
    (change) => isUntold(change, since) && !isTold(change) && concerns(change, agreement),
  );
  const ofOthers = await aboutUnusedFeatures(agreement, publication, concerning);
  const untold = concerning
    .filter(({ id }) => !ofOthers.has(id))
    .map(
      (change): AnnexDifference => ({
        changeSetId: change.id,
        title: change.title,
        effectiveOn: change.effectiveOn ?? since,
        ground: "NO_GATE",
        noticeStartedOn: null,
      }),
    );
  return [...told, ...untold].toSorted((one, other) =>
    one.effectiveOn < other.effectiveOn ? -1 : 1,
  );
}

type Change = PublicPart["changes"][number];

/** A change that needed no notice of its own: what did, stands under its notice or has not taken effect. */
function isUntold(change: Change, since: CalendarDate): boolean {
  return (
    change.state === "active" &&
    (change.effectiveOn ?? "") >= since &&
    change.class !== "M1" &&
    change.class !== "M2"
  );
}

function concerns({ products }: Change, agreement: Row<"CustomerAgreement">): boolean {
  return (
    products.length === 0 || products.some((ref) => (agreement.productIds ?? []).includes(ref))
  );
}

/** Of these changes, those that are about optional features alone that the customer is known not to use. */
async function aboutUnusedFeatures(
  agreement: Row<"CustomerAgreement">,
  publication: { readonly number: number; readonly hash: string },
  changes: readonly Change[],
): Promise<ReadonlySet<string>> {
  const register = await agreedAt(publication, []);
  if (changes.length === 0 || featuresUsed(register, agreement) === null) return new Set();
  const ids = changes.map(({ id }) => id);
  const items = await database().changeItem.findMany({
    where: { changeSetId: { in: ids } },
    select: { changeSetId: true, kind: true, ref: true },
  });
  const isUnused = ({ kind, ref }: { kind: string; ref: string }) => {
    const refs = isKindName(kind) ? touchedEngagements(register, [{ kind, ref }]) : [];
    const engagements = refs.map((engagement) => find(register, "Engagement", engagement));
    return (
      engagements.length > 0 &&
      engagements.every((one) => one !== undefined && servesUnusedOnly(register, one, agreement))
    );
  };
  const used = new Set(items.filter((item) => !isUnused(item)).map((item) => item.changeSetId));
  return new Set(ids.filter((id) => !used.has(id)));
}
