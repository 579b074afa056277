/** One line per rule, in alphabetical order. */
import { agentNoStop } from "./agent-no-stop.ts";
import { agentUnaccountable } from "./agent-unaccountable.ts";
import { agentUnattended } from "./agent-unattended.ts";
import { citationMisapplied } from "./citation-misapplied.ts";
import { citationOutdated } from "./citation-outdated.ts";
import { citationUnknown } from "./citation-unknown.ts";
import { credentialExpired } from "./credential-expired.ts";
import { credentialExpiryFar } from "./credential-expiry-far.ts";
import { credentialNoExpiry } from "./credential-no-expiry.ts";
import { credentialPlaintext } from "./credential-plaintext.ts";
import { credentialStoreUnapproved } from "./credential-store-unapproved.ts";
import { dateFuture } from "./date-future.ts";
import { dateInvalid } from "./date-invalid.ts";
import { datePlaceholder } from "./date-placeholder.ts";
import { escalationMissing } from "./escalation-missing.ts";
import { evidenceTemplateMissing } from "./evidence-template-missing.ts";
import { exceptionExpired } from "./exception-expired.ts";
import { exceptionNoExpiry } from "./exception-no-expiry.ts";
import { exceptionUnapproved } from "./exception-unapproved.ts";
import { exceptionUnused } from "./exception-unused.ts";
import { grantApproverMissing } from "./grant-approver-missing.ts";
import { grantExpired } from "./grant-expired.ts";
import { grantSelfApproved } from "./grant-self-approved.ts";
import { grantSelfAudited } from "./grant-self-audited.ts";
import { grantStanding } from "./grant-standing.ts";
import { grantTooLong } from "./grant-too-long.ts";
import { grantUnjustified } from "./grant-unjustified.ts";
import { identityDormant } from "./identity-dormant.ts";
import { identityDuplicate } from "./identity-duplicate.ts";
import { identityHumanUse } from "./identity-human-use.ts";
import { identityOutlived } from "./identity-outlived.ts";
import { identitySharedEnvironments } from "./identity-shared-environments.ts";
import { identitySharedWorkloads } from "./identity-shared-workloads.ts";
import { manifestShape } from "./manifest-shape.ts";
import { manifestSyntax } from "./manifest-syntax.ts";
import { offboardingIncomplete } from "./offboarding-incomplete.ts";
import { ownerDisbanded } from "./owner-disbanded.ts";
import { ownerMissing } from "./owner-missing.ts";
import { ownerNotAccountable } from "./owner-not-accountable.ts";
import { ownerPlaceholder } from "./owner-placeholder.ts";
import { ownerUnknown } from "./owner-unknown.ts";
import { policyIncomplete } from "./policy-incomplete.ts";
import { purposeMissing } from "./purpose-missing.ts";
import { referenceUnknown } from "./reference-unknown.ts";
import { retiredStillGranted } from "./retired-still-granted.ts";
import { reviewCadenceMissing } from "./review-cadence-missing.ts";
import { reviewOverdue } from "./review-overdue.ts";
import { rotationDue } from "./rotation-due.ts";
import { rotationIntervalLong } from "./rotation-interval-long.ts";
import { rotationPolicyMissing } from "./rotation-policy-missing.ts";
import { rotationStale } from "./rotation-stale.ts";
import type { Rule } from "./rule.ts";
import { scopeAdmin } from "./scope-admin.ts";
import { scopeWildcard } from "./scope-wildcard.ts";
import { slaMissing } from "./sla-missing.ts";
import { sponsorMissing } from "./sponsor-missing.ts";
import { thirdPartyUnassessed } from "./third-party-unassessed.ts";
import { thirdPartyUnsponsored } from "./third-party-unsponsored.ts";
import { thresholdMissing } from "./threshold-missing.ts";
import { workflowGap } from "./workflow-gap.ts";
import { workflowUnverified } from "./workflow-unverified.ts";

export const rules: readonly Rule[] = [
  agentNoStop,
  agentUnaccountable,
  agentUnattended,
  citationMisapplied,
  citationOutdated,
  citationUnknown,
  credentialExpired,
  credentialExpiryFar,
  credentialNoExpiry,
  credentialPlaintext,
  credentialStoreUnapproved,
  dateFuture,
  dateInvalid,
  datePlaceholder,
  escalationMissing,
  evidenceTemplateMissing,
  exceptionExpired,
  exceptionNoExpiry,
  exceptionUnapproved,
  exceptionUnused,
  grantApproverMissing,
  grantExpired,
  grantSelfApproved,
  grantSelfAudited,
  grantStanding,
  grantTooLong,
  grantUnjustified,
  identityDormant,
  identityDuplicate,
  identityHumanUse,
  identityOutlived,
  identitySharedEnvironments,
  identitySharedWorkloads,
  manifestShape,
  manifestSyntax,
  offboardingIncomplete,
  ownerDisbanded,
  ownerMissing,
  ownerNotAccountable,
  ownerPlaceholder,
  ownerUnknown,
  policyIncomplete,
  purposeMissing,
  referenceUnknown,
  retiredStillGranted,
  reviewCadenceMissing,
  reviewOverdue,
  rotationDue,
  rotationIntervalLong,
  rotationPolicyMissing,
  rotationStale,
  scopeAdmin,
  scopeWildcard,
  slaMissing,
  sponsorMissing,
  thirdPartyUnassessed,
  thirdPartyUnsponsored,
  thresholdMissing,
  workflowGap,
  workflowUnverified,
];
