import { type Role, roles } from "@/lib/domain/access";
import { roleActs } from "@/lib/domain/role-acts";
import { ChoicesField } from "../forms/fields";
import { roleWords } from "../frame/role-words";

const options = roles.map((role) => ({
  value: role,
  label: roleWords([role]),
  help: roleActs[role],
}));

/** The roles of somebody, each with what it lets them do. */
export function RoleField({ held = [] }: { held?: readonly Role[] }) {
  return (
    <ChoicesField
      name="roles[]"
      label="Roles"
      help="Somebody may have several. Whoever wrote a part of a change cannot approve it, whatever their roles."
      options={options}
      defaultValue={held}
    />
  );
}
