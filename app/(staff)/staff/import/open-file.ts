import type { Actor } from "@/lib/auth/actor";
import { type RegisterFacts, registerFacts } from "@/lib/data/imports/register-imports";
import { findRegisterUpload, type RegisterUpload } from "@/lib/data/imports/register-uploads";
import { type OpenPlan, openPlan } from "@/lib/file/import/open-import";

export type OpenFile = RegisterUpload & { readonly facts: RegisterFacts; readonly plan: OpenPlan };

/** What the file that this person uploaded would do to the register as it stands now; null when there is none. */
export async function openFile(actor: Actor): Promise<OpenFile | null> {
  const [upload, facts] = await Promise.all([findRegisterUpload(actor), registerFacts(actor)]);
  if (upload === null || facts === null) return null;
  const { book, draft, fileName } = upload;
  return { ...upload, facts, plan: openPlan(book, draft, facts, fileName) };
}
