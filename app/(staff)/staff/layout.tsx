import type { ReactNode } from "react";
import { StaffFrame } from "@/components/frame/staff-frame";
import { signedInStaff } from "@/lib/auth/staff-door";
import { isSimulatedInstallation } from "@/lib/data/announcing/mail-facts";

/** Whoever is not signed in gets no frame: each page leads them to the sign-in itself. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const staff = await signedInStaff();
  if (staff === null) return children;
  const { name, actor } = staff;
  return (
    <StaffFrame name={name} roles={actor.roles} isSimulated={await isSimulatedInstallation()}>
      {children}
    </StaffFrame>
  );
}
