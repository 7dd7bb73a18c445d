import { type ChangeGroup, changeGroups } from "@/lib/data/changes/change-list";

export type ListQuery = { state?: string; find?: string; page?: string };

/** The group that an address names; those being prepared where it names none. */
export function groupOf(state: string | undefined): ChangeGroup {
  return (Object.keys(changeGroups) as ChangeGroup[]).find((name) => name === state) ?? "open";
}

export function listAddress(group: ChangeGroup, sought: string, page: number): string {
  const query = new URLSearchParams({ state: group });
  if (sought !== "") query.set("find", sought);
  if (page > 1) query.set("page", String(page));
  return `/staff/changes?${query}`;
}

export const groupWords = {
  open: {
    label: "Being prepared",
    empty: {
      title: "Nothing is being prepared",
      text: "A change begins as a draft: edit any record and save it, or propose a register file. Nothing is seen outside before somebody else has approved it.",
    },
  },
  running: {
    label: "Announced",
    empty: {
      title: "No change is on its way",
      text: "Once a change is announced, it stands here with its days until it takes effect.",
    },
  },
  done: {
    label: "Done",
    empty: {
      title: "Nothing is done yet",
      text: "What is in effect, was rejected or was withdrawn stays here for good.",
    },
  },
} as const;
