import { ToneBadge } from "../ui/badges";

/** Whether somebody can sign in. */
export function PersonBadge({
  person,
}: {
  person: {
    readonly disabledAt: string | null;
    readonly isOver: boolean;
    readonly hasPassword: boolean;
  };
}) {
  if (person.disabledAt !== null) return <ToneBadge tone="bad">Disabled</ToneBadge>;
  if (person.isOver) return <ToneBadge tone="bad">Access is over</ToneBadge>;
  if (!person.hasPassword) return <ToneBadge tone="warn">Invited</ToneBadge>;
  return <ToneBadge tone="good">Active</ToneBadge>;
}
