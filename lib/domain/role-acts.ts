import type { Role } from "./access";

/** What each role may do, in words for whoever gives it; `access.ts` is what holds. */
export const roleActs: Readonly<Record<Role, string>> = {
  REQUESTER: "Asks for vendors and sees how far that is. Sees nothing else of the register.",
  EDITOR:
    "Writes the register, proposes changes, keeps customers' contacts, records objections, letters and incidents.",
  APPROVER:
    "Approves what others wrote, announces it to customers, decides on objections, closes incidents, puts changes into effect.",
  DPO: "Reads all, advises on changes and may propose them. Never decides (GDPR Art. 38(6)).",
  AUDITOR: "Reads all, takes out evidence, changes nothing.",
  ADMINISTRATOR:
    "Invites people, gives roles, keeps contacts, stops and starts the mail, lets programs in.",
};
