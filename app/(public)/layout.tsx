import type { ReactNode } from "react";
import { PublicFrame } from "@/components/public/public-frame";
import { publicVisitor } from "@/lib/auth/public-visitor";
import { findNewsChoices } from "@/lib/data/published";

export const metadata = { title: { template: "%s", default: "Public register" } };

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const published = await findNewsChoices(publicVisitor());
  return (
    <PublicFrame
      organisation={published?.organisation.name ?? null}
      isSimulated={published?.simulated ?? false}
    >
      {children}
    </PublicFrame>
  );
}
