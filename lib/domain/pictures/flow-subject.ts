import { refPattern } from "@/lib/domain/fields";
import type { FlowSubject } from "./data-flow";

/** "Product/helpdesk", as an address has it. */
export function subjectText({ kind, ref }: FlowSubject): string {
  return `${kind}/${ref}`;
}

/** Of what an address asks for the flow; null for what is neither an activity nor a product. */
export function flowSubject(text: string | null): FlowSubject | null {
  const [kind, ref = ""] = (text ?? "").split("/");
  if ((kind !== "ProcessingActivity" && kind !== "Product") || !refPattern.test(ref)) return null;
  return { kind, ref };
}
