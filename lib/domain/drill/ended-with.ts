import type { CalendarDate } from "@/lib/domain/calendar";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { pointersTo } from "@/lib/domain/record/record-surroundings";
import {
  bodyOf,
  pointingTo,
  type RecordChange,
  type RecordKey,
  type Register,
} from "@/lib/domain/register";

type Body = Record<string, unknown>;

/** These say of a recipient that it gets data: without it they say nothing. */
const goWithIt: readonly KindName[] = ["Disclosure"];

/**
 * Records ended with all that belongs to them; what only points to them points there no more.
 *
 * Source: none, product decision 0041.
 *
 * @param on the day from which they are gone
 */
export function endedWith(
  register: Register,
  keys: readonly RecordKey[],
  on: CalendarDate,
): RecordChange[] {
  const bodies = new Map<string, RecordKey & { body: Body | null }>();
  const queue = [...keys];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { kind, ref } = next;
    if (bodies.get(`${kind}/${ref}`)?.body === null) continue;
    bodies.set(`${kind}/${ref}`, { kind, ref, body: null });
    queue.push(...leave(register, next, bodies));
  }
  return [...bodies.values()].map((one) => ({ ...one, validFrom: on }));
}

/** Takes the reference out of what points to a record, and returns what goes with it. */
function leave(
  register: Register,
  key: RecordKey,
  bodies: Map<string, RecordKey & { body: Body | null }>,
): RecordKey[] {
  const going: RecordKey[] = [];
  for (const { kind, name, belongs } of pointersTo(key.kind)) {
    // The name comes from the kind itself, which the type cannot know.
    for (const { ref } of pointingTo(register, kind, name as never, key.ref)) {
      if (belongs || goWithIt.includes(kind)) {
        going.push({ kind, ref });
        continue;
      }
      const known = bodies.get(`${kind}/${ref}`);
      if (known?.body === null) continue;
      const body = without(known?.body ?? bodyOf(register, { kind, ref }) ?? {}, name, key.ref);
      bodies.set(`${kind}/${ref}`, { kind, ref, body });
    }
  }
  return going;
}

function without(body: Body, field: string, ref: string): Body {
  const { [field]: value, ...rest } = body;
  return Array.isArray(value) ? { ...rest, [field]: value.filter((one) => one !== ref) } : rest;
}
