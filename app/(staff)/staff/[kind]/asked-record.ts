import type { Typed } from "@/lib/domain/form-state";
import { readMoment } from "@/lib/domain/moment";
import { kindOfPlural } from "@/lib/domain/record/record-address";
import type { RecordKey } from "@/lib/domain/register";

type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

export type ListProps = { params: Promise<{ kind: string }>; searchParams: Promise<Asked> };
export type RecordProps = {
  params: Promise<{ kind: string; ref: string }>;
  searchParams: Promise<Asked>;
};

/** Which record an address names; null where there is no such kind. */
export function askedRecord({ kind, ref }: { kind: string; ref: string }): RecordKey | null {
  const name = kindOfPlural(kind);
  return name === null ? null : { kind: name, ref };
}

/** One value of an address; the first where it is given twice. */
export function askedText(asked: Asked, name: string): string | null {
  return givenTexts(asked)[name] ?? null;
}

/** The moment that an address asks for; what is no day is as if it were not there. */
export function askedMoment(asked: Asked) {
  return readMoment((name) => askedText(asked, name)).moment;
}

/** All values of an address that say something. */
export function givenTexts(asked: Asked): Typed & Record<string, string> {
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => {
      const text = typeof value === "string" ? value : value?.[0];
      return text === undefined || text === "" ? [] : [[name, text]];
    }),
  );
}
