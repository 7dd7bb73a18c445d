import { isShifted } from "@/lib/clock";
import { isSimulatedInstallation } from "@/lib/data/announcing/mail-facts";
import { operatorError } from "@/lib/env";
import { isOnLoopback, smtpServer } from "./smtp-settings";

/**
 * Keeps mail on this machine where anything was made under a shifted clock.
 *
 * @throws an operator error when such mail would leave it
 */
export async function refuseSimulatedMail(smtpUrl: string): Promise<void> {
  if (isOnLoopback(smtpServer(smtpUrl))) return;
  if (isShifted() || (await isSimulatedInstallation())) {
    throw operatorError(
      "What was made under a shifted clock is mailed only to a relay on loopback: SMTP_URL names another.",
    );
  }
}
