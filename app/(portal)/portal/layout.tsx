import type { ReactNode } from "react";
import { PortalFrame } from "@/components/frame/portal-frame";
import { signedInCustomer } from "@/lib/auth/portal-door";
import { findPortalHead } from "@/lib/data/portal";

/** Whoever is not signed in gets no frame: each page leads them to the sign-in itself. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const actor = await signedInCustomer();
  const head = actor && (await findPortalHead(actor));
  return head === null ? children : <PortalFrame head={head}>{children}</PortalFrame>;
}
