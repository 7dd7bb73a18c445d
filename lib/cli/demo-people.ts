import type { Role } from "@/lib/domain/access";

/** Who works at the demo organisation: one person for each role. */
export const demoPeople: readonly { email: string; name: string; roles: readonly Role[] }[] = [
  { email: "admin@haldendesk.example", name: "Ada Administrator", roles: ["ADMINISTRATOR"] },
  { email: "editor@haldendesk.example", name: "Edith Editor", roles: ["EDITOR"] },
  { email: "approver@haldendesk.example", name: "Abel Approver", roles: ["APPROVER"] },
  { email: "dpo@haldendesk.example", name: "Dora Officer", roles: ["DPO"] },
  { email: "auditor@haldendesk.example", name: "Aldo Auditor", roles: ["AUDITOR"] },
  { email: "requester@haldendesk.example", name: "Rea Requester", roles: ["REQUESTER"] },
];
