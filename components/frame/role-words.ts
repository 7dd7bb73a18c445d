import type { Role } from "@/lib/domain/access";

const words: Readonly<Record<Role, string>> = {
  REQUESTER: "Requester",
  EDITOR: "Editor",
  APPROVER: "Approver",
  DPO: "Data protection officer",
  AUDITOR: "Auditor",
  ADMINISTRATOR: "Administrator",
};

/** The roles as a person reads them. */
export function roleWords(roles: readonly Role[]): string {
  return roles.length === 0 ? "No role" : roles.map((role) => words[role]).join(", ");
}
