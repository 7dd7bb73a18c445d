import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/forms/action-form";
import { Acts } from "@/components/machines/acts";
import { DeliveryTable } from "@/components/machines/delivery-table";
import { WebhookFacts } from "@/components/machines/webhook-facts";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/staff-door";
import { findWebhook } from "@/lib/data/programs/webhooks";
import { presentRegister } from "@/lib/data/register";
import { organisationZone } from "@/lib/domain/organisation-day";
import { end, resend, tryOut } from "../actions";

export const metadata: Metadata = { title: "Webhook" };

export default async function WebhookPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff("machine:manage");
  const found = await findWebhook(actor, (await params).id);
  if (found === null) notFound();
  const { webhook, deliveries } = found;
  const { register } = await presentRegister();
  const works = webhook.endedAt === null;
  const hidden = { id: webhook.id };
  const kicker = <Link href="/staff/machines">Programs</Link>;
  return (
    <>
      <PageTitle title={`Webhook to ${new URL(webhook.url).host}`} kicker={kicker} />
      <Panel title="What it is told">
        <WebhookFacts webhook={webhook} zone={organisationZone(register)} />
        {works && (
          <Acts>
            <ActionForm
              action={tryOut}
              submit="Send a test"
              tone="quiet"
              hidden={hidden}
              label="Send a test"
            />
            <ActionForm
              action={end}
              submit="End this webhook"
              tone="danger"
              hidden={hidden}
              label="End this webhook"
            />
          </Acts>
        )}
      </Panel>
      <Panel title="Events">
        <DeliveryTable
          deliveries={deliveries}
          zone={organisationZone(register)}
          resend={works ? resend : null}
        />
      </Panel>
    </>
  );
}
