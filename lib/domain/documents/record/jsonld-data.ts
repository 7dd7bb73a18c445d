import { dataSubjectCategories } from "@/lib/domain/reference/data-subject-categories";
import { measureCategories } from "@/lib/domain/reference/measure-categories";
import { personalDataCategories } from "@/lib/domain/reference/personal-data-categories";
import { gapNode, type Node, nodesOr } from "./jsonld-node";
import type {
  DataSource,
  Nature,
  RecordActivity,
  RecordCategory,
  RecordData,
  RecordMeasure,
  RecordRetention,
} from "./record-facts";
import { isGap, type Told } from "./told";

/** Whose data, which data and where from, each over all parts of the data. */
export function dataNodes({ data }: RecordActivity): Node {
  if (isGap(data)) {
    const gap = [gapNode(data)];
    return { dataSubject: gap, personalData: gap, dataSource: [] };
  }
  const sources = data.flatMap(({ source }) => (isGap(source) ? [] : [sourceTerms[source]]));
  return {
    dataSubject: categories(data, ({ people }) => people, subjectNode),
    personalData: categories(data, (part) => part.categories, dataNode),
    dataSource: [...new Set(sources)],
  };
}

const sourceTerms: Readonly<Record<DataSource, string>> = {
  DATA_SUBJECT: "dpv:DataSubjectDataSource",
  DEVICE: "reg:DeviceDataSource",
  OTHER_PERSON: "reg:OtherPersonDataSource",
  THIRD_PARTY: "dpv:ThirdPartyDataSource",
  PUBLIC_SOURCE: "reg:PublicDataSource",
  GENERATED: "reg:GeneratedDataSource",
};

function categories(
  data: readonly RecordData[],
  pick: (part: RecordData) => Told<readonly RecordCategory[]>,
  nodeOf: (category: RecordCategory) => Node,
): Node[] {
  const nodes = new Map<string, Node>();
  for (const part of data) {
    const told = pick(part);
    if (isGap(told)) nodes.set("", gapNode(told));
    else for (const one of told) nodes.set(one.ref, nodeOf(one));
  }
  return [...nodes.values()];
}

function subjectNode({ code, label }: RecordCategory): Node {
  const known = Object.values(dataSubjectCategories).find((one) => one.code === code);
  return {
    type: "dpv:DataSubject",
    label,
    ...(known === undefined ? {} : { broader: known.dpv }),
  };
}

function dataNode({ code, dpvIri, label, sensitive }: RecordCategory): Node {
  const known = Object.values(personalDataCategories).find((one) => one.code === code);
  return {
    type:
      sensitive && known?.criminal !== true
        ? "dpv:SpecialCategoryPersonalData"
        : "dpv:PersonalData",
    label,
    ...broader(dpvIri ?? known?.dpv),
  };
}

function broader(iri: string | undefined): Node {
  return iri === undefined ? {} : { broader: iri };
}

const natureTerms: Readonly<Partial<Record<Nature, string>>> = {
  COLLECT: "dpv:Collect",
  STORE: "dpv:Store",
  TRANSMIT: "dpv:Transfer",
};

/** The operations by DPV's term where it has one, else by ours; the categories of processing in words. */
export function processingNodes({ natures, categoriesOfProcessing }: RecordActivity): Node[] {
  const operations = isGap(natures)
    ? [gapNode(natures)]
    : natures.map((one) => ({ type: natureTerms[one] ?? `reg:${one}` }));
  const named = isGap(categoriesOfProcessing)
    ? []
    : categoriesOfProcessing.map((label) => ({ type: "reg:CategoryOfProcessing", label }));
  return [...operations, ...named];
}

/** Each time limit once, although several parts of the data may share it. */
export function storageNodes({ data }: RecordActivity): Node[] {
  if (isGap(data)) return [gapNode(data)];
  const nodes = data.flatMap(({ retention }) => nodesOr(retention, storageNode));
  const byText = new Map(nodes.map((node) => [JSON.stringify(node), node]));
  return [...byText.values()];
}

function storageNode(one: RecordRetention): Node {
  const after = one.triggerText ?? one.trigger;
  if (isGap(one.period))
    return one.criteria === null
      ? { ...gapNode(one.period), label: one.name }
      : { type: "dpv:UntilEventDuration", label: one.name, description: one.criteria };
  return {
    type: "dpv:StorageDuration",
    label: one.name,
    duration: one.period,
    ...(after === null ? {} : { after }),
  };
}

export function measureNodes({ measures }: RecordActivity): readonly Node[] {
  return nodesOr(measures, measureNode);
}

function measureNode({ category, text }: RecordMeasure): Node {
  return {
    type: "dpv:TechnicalOrganisationalMeasure",
    ...(isGap(category) ? {} : { broader: measureCategories[category].dpv, code: category }),
    ...(isGap(text) ? gapNode(text) : { label: text }),
  };
}

/** An impact assessment where one exists; that one is required, or not, is told by our own words. */
export function assessmentNodes({
  impactAssessment,
  impactProgress,
  impactUrl,
}: RecordActivity): Node[] {
  const exists =
    impactUrl !== null || impactProgress === "COMPLETED" || impactProgress === "UNDER_REVIEW";
  if (isGap(impactAssessment)) return exists ? [{ type: "dpv:DPIA" }] : [gapNode(impactAssessment)];
  if (exists) return [{ type: "dpv:DPIA", code: impactAssessment }];
  const type =
    impactAssessment === "YES" ? "reg:ImpactAssessmentRequired" : "reg:ImpactAssessmentNotRequired";
  return [{ type, code: impactAssessment }];
}
