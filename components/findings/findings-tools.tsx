import { Narrowing, NarrowingChoice, NarrowingText } from "@/components/ui/narrowing";
import { findingsPath } from "@/lib/domain/findings/findings-query";
import type { FindingsPage } from "@/lib/domain/findings/findings-view";
import { momentQuery } from "@/lib/domain/moment";
import { type Regime, regimes } from "@/lib/domain/reference/enums";

const groupings = [
  { value: "weight", label: "Weight" },
  { value: "rule", label: "Rule" },
  { value: "record", label: "Record" },
  { value: "owner", label: "Owner" },
];

const weights = [
  { value: "error", label: "Errors" },
  { value: "warning", label: "Warnings" },
  { value: "info", label: "Hints" },
];

const waivers = [
  { value: "open", label: "Open" },
  { value: "waived", label: "Waived" },
  { value: "all", label: "Open and waived" },
];

const shortRegimes: Readonly<Record<Regime, string>> = {
  EU_GDPR: "EU GDPR",
  UK_GDPR: "UK GDPR",
  CH_FADP: "Swiss FADP",
};

/** Grouping and filters of the findings. */
export function FindingsTools({ page: { query, owners, kinds, rules } }: { page: FindingsPage }) {
  const kept: [string, string][] = [
    ...Object.entries(momentQuery(query.moment)),
    ...(query.record === null ? [] : [["record", query.record] as [string, string]]),
  ];
  return (
    <Narrowing action={findingsPath} kept={kept}>
      <NarrowingText name="search" label="Search" value={query.search} />
      <NarrowingChoice name="by" label="Group by" value={query.by} options={groupings} />
      <NarrowingChoice
        name="weight"
        label="Weight"
        value={query.weight}
        any="Any weight"
        options={weights}
      />
      <NarrowingChoice
        name="rule"
        label="Rule"
        value={query.rule}
        any="Any rule"
        options={rules.map((value) => ({ value, label: value }))}
      />
      <NarrowingChoice
        name="kind"
        label="Kind of record"
        value={query.kind}
        any="Any kind"
        options={kinds}
      />
      <NarrowingChoice
        name="owner"
        label="Owner"
        value={query.owner}
        any="Anybody"
        options={owners}
      />
      <NarrowingChoice
        name="regime"
        label="Regime"
        value={query.regime}
        any="Any regime"
        options={regimes.map((value) => ({ value, label: shortRegimes[value] }))}
      />
      <NarrowingChoice name="waiver" label="State" value={query.waiver} options={waivers} />
    </Narrowing>
  );
}
