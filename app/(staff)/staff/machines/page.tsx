import type { Metadata } from "next";
import Link from "next/link";
import { TokenForm } from "@/components/machines/token-form";
import { TokenTable } from "@/components/machines/token-table";
import { WebhookForm } from "@/components/machines/webhook-form";
import { WebhookTable } from "@/components/machines/webhook-table";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/staff-door";
import { realClock } from "@/lib/clock";
import { listApiTokens } from "@/lib/data/programs/api-tokens";
import { listWebhooks } from "@/lib/data/programs/webhooks";
import { presentRegister } from "@/lib/data/register";
import { organisationZone } from "@/lib/domain/organisation-day";
import { addToken, endToken } from "./actions";
import { add } from "./webhooks/actions";

export const metadata: Metadata = { title: "Programs" };

export default async function MachinesPage() {
  const actor = await requireStaff("machine:manage");
  const [tokens, webhooks, { register }] = await Promise.all([
    listApiTokens(actor, realClock()),
    listWebhooks(actor),
    presentRegister(),
  ]);
  return (
    <>
      <PageTitle title="Programs" />
      <p>
        Programs of yours ask and tell this register at <code>/api/v1</code>, each with a token of
        its own. No token approves, announces or decides.{" "}
        <Link href="/api/v1/openapi.json" prefetch={false}>
          What they may ask (OpenAPI)
        </Link>
      </p>
      <Panel title="Tokens">
        <TokenTable tokens={tokens} zone={organisationZone(register)} end={endToken} />
      </Panel>
      <Panel title="New token">
        <TokenForm add={addToken} />
      </Panel>
      <Panel title="Webhooks">
        <WebhookTable webhooks={webhooks} />
      </Panel>
      <Panel title="New webhook">
        <WebhookForm add={add} />
      </Panel>
    </>
  );
}
