import { type LinterRuleCode, linterRuleCodes } from "@/lib/domain/reference/linter-rules";
import { activityRules } from "./activities";
import { activityPeopleRules } from "./activity-people";
import { activityRoleRules } from "./activity-roles";
import { agreementFormRules } from "./agreement-forms";
import { agreementRules } from "./agreements";
import { annexRules } from "./annexes";
import { changeNoticeRules } from "./change-notices";
import { claimRules } from "./claims";
import { commitmentRules } from "./commitments";
import { cookiePolicyRules } from "./cookie-policies";
import { documentDateRules } from "./document-dates";
import { documentRules } from "./documents";
import { dueDiligenceRules } from "./due-diligence";
import { emergencyRules } from "./emergencies";
import { chainRules } from "./engagement-chain";
import { engagementRoleRules } from "./engagement-roles";
import { engagementRules } from "./engagements";
import { entityRules } from "./entities";
import { entityNameRules } from "./entity-names";
import type { DealingRules, Rules } from "./finding";
import { legalBasisRules } from "./legal-bases";
import { legalBasisFitRules } from "./legal-basis-fit";
import { measureStrengthRules } from "./measure-strength";
import { measureRules } from "./measures";
import { noticeContentRules } from "./notice-contents";
import { noticeTransferRules } from "./notice-transfers";
import { privacyNoticeRules } from "./privacy-notices";
import { representativeRules } from "./representatives";
import { retentionRules } from "./retention";
import { retentionCareRules } from "./retention-care";
import { subprocessorUseRules } from "./subprocessor-use";
import { trackerDetailRules } from "./tracker-details";
import { trackerRules } from "./trackers";
import { adequacyRules } from "./transfer-adequacy";
import { assessmentRules } from "./transfer-assessments";
import { clauseRules } from "./transfer-clauses";
import { transferScopeRules } from "./transfer-scope";
import { transferRules } from "./transfers";

/** The rules that the register alone decides. */
export const rules: Rules = {
  ...entityRules,
  ...activityRules,
  ...legalBasisRules,
  ...retentionRules,
  ...engagementRules,
  ...chainRules,
  ...transferRules,
  ...assessmentRules,
  ...adequacyRules,
  ...clauseRules,
  ...measureRules,
  ...trackerRules,
  ...commitmentRules,
  ...privacyNoticeRules,
  ...documentRules,
  ...agreementRules,
  ...emergencyRules,
  ...activityPeopleRules,
  ...activityRoleRules,
  ...agreementFormRules,
  ...claimRules,
  ...cookiePolicyRules,
  ...documentDateRules,
  ...dueDiligenceRules,
  ...engagementRoleRules,
  ...entityNameRules,
  ...legalBasisFitRules,
  ...measureStrengthRules,
  ...noticeContentRules,
  ...noticeTransferRules,
  ...representativeRules,
  ...retentionCareRules,
  ...trackerDetailRules,
  ...transferScopeRules,
};

/** The rules that also ask what passed between us, customers and the public. */
export const dealingRules: DealingRules = {
  ...subprocessorUseRules,
  ...changeNoticeRules,
  ...annexRules,
};

/** The codes of the rules that are built, in the order of the reference table. */
export const checkedRuleCodes: readonly LinterRuleCode[] = linterRuleCodes.filter(
  (code) => rules[code] !== undefined || dealingRules[code] !== undefined,
);
