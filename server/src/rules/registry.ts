/** One line per rule, in alphabetical order. */
import { accessUndeclared } from "./access-undeclared.ts";
import { accountableMissing } from "./accountable-missing.ts";
import { agentNoStop } from "./agent-no-stop.ts";
import { agentToolsUnbounded } from "./agent-tools-unbounded.ts";
import { agentUnaccountable } from "./agent-unaccountable.ts";
import { agentUnattended } from "./agent-unattended.ts";
import { appOwnerDesignsControl } from "./app-owner-designs-control.ts";
import { assuranceMissing } from "./assurance-missing.ts";
import { breakglassBroad } from "./breakglass-broad.ts";
import { breakglassNoAudit } from "./breakglass-no-audit.ts";
import { breakglassNoLimit } from "./breakglass-no-limit.ts";
import { breakglassNotAgreed } from "./breakglass-not-agreed.ts";
import { breakglassReused } from "./breakglass-reused.ts";
import { breakglassUnattested } from "./breakglass-unattested.ts";
import { breakglassUntested } from "./breakglass-untested.ts";
import { caseFunction } from "./case-function.ts";
import { caseUnevidenced } from "./case-unevidenced.ts";
import { changeApprovalRemoved } from "./change-approval-removed.ts";
import { changeExpiryExtended } from "./change-expiry-extended.ts";
import { changeOwnerUnconfirmed } from "./change-owner-unconfirmed.ts";
import { changeRotationUnproven } from "./change-rotation-unproven.ts";
import { changeScopeWidened } from "./change-scope-widened.ts";
import { citationMisapplied } from "./citation-misapplied.ts";
import { citationOutdated } from "./citation-outdated.ts";
import { citationUnknown } from "./citation-unknown.ts";
import { controlBoundaryUnreviewed } from "./control-boundary-unreviewed.ts";
import { controlEvidenceMissing } from "./control-evidence-missing.ts";
import { controlExceptionsUnowned } from "./control-exceptions-unowned.ts";
import { controlLifecycleUnseen } from "./control-lifecycle-unseen.ts";
import { controlMilestoneUnreviewed } from "./control-milestone-unreviewed.ts";
import { controlMinimumMissing } from "./control-minimum-missing.ts";
import { controlOwnerMissing } from "./control-owner-missing.ts";
import { controlPurposeMissing } from "./control-purpose-missing.ts";
import { councilMissing } from "./council-missing.ts";
import { credentialExpired } from "./credential-expired.ts";
import { credentialExpiryFar } from "./credential-expiry-far.ts";
import { credentialLongLived } from "./credential-long-lived.ts";
import { credentialNoExpiry } from "./credential-no-expiry.ts";
import { credentialPlaintext } from "./credential-plaintext.ts";
import { credentialStaticInPipeline } from "./credential-static-in-pipeline.ts";
import { credentialStoreUnapproved } from "./credential-store-unapproved.ts";
import { credentialUndeclared } from "./credential-undeclared.ts";
import { dateAmbiguous } from "./date-ambiguous.ts";
import { dateFuture } from "./date-future.ts";
import { dateInvalid } from "./date-invalid.ts";
import { datePlaceholder } from "./date-placeholder.ts";
import { delegationExpired } from "./delegation-expired.ts";
import { dutiesNotSplit } from "./duties-not-split.ts";
import { dutyFunction } from "./duty-function.ts";
import { dutyMissing } from "./duty-missing.ts";
import { escalationMissing } from "./escalation-missing.ts";
import { evidenceMissing } from "./evidence-missing.ts";
import { evidenceStale } from "./evidence-stale.ts";
import { evidenceTemplateMissing } from "./evidence-template-missing.ts";
import { exceptionExpired } from "./exception-expired.ts";
import { exceptionNoExpiry } from "./exception-no-expiry.ts";
import { exceptionUnapproved } from "./exception-unapproved.ts";
import { exceptionUnused } from "./exception-unused.ts";
import { fallbackReviewerMissing } from "./fallback-reviewer-missing.ts";
import { grantApprovalStale } from "./grant-approval-stale.ts";
import { grantApproverFunction } from "./grant-approver-function.ts";
import { grantApproverMissing } from "./grant-approver-missing.ts";
import { grantExpired } from "./grant-expired.ts";
import { grantPathUnchecked } from "./grant-path-unchecked.ts";
import { grantSelfApproved } from "./grant-self-approved.ts";
import { grantSelfAudited } from "./grant-self-audited.ts";
import { grantStanding } from "./grant-standing.ts";
import { grantTicketOnly } from "./grant-ticket-only.ts";
import { grantTooLong } from "./grant-too-long.ts";
import { grantUnaccountable } from "./grant-unaccountable.ts";
import { grantUnjustified } from "./grant-unjustified.ts";
import { identityDormant } from "./identity-dormant.ts";
import { identityDuplicate } from "./identity-duplicate.ts";
import { identityHumanUse } from "./identity-human-use.ts";
import { identityOutlived } from "./identity-outlived.ts";
import { identitySharedEnvironments } from "./identity-shared-environments.ts";
import { identitySharedWorkloads } from "./identity-shared-workloads.ts";
import { identityUnbound } from "./identity-unbound.ts";
import { inventoryIncomplete } from "./inventory-incomplete.ts";
import { lifecycleOwnerMissing } from "./lifecycle-owner-missing.ts";
import { lifecycleSingleOwner } from "./lifecycle-single-owner.ts";
import { lifecycleUnmeasured } from "./lifecycle-unmeasured.ts";
import { loopStepMissing } from "./loop-step-missing.ts";
import { manifestShape } from "./manifest-shape.ts";
import { manifestSyntax } from "./manifest-syntax.ts";
import { monitoringMissing } from "./monitoring-missing.ts";
import { notificationMissing } from "./notification-missing.ts";
import { offboardingIncomplete } from "./offboarding-incomplete.ts";
import { ownerCatchAll } from "./owner-catch-all.ts";
import { ownerConflict } from "./owner-conflict.ts";
import { ownerDisbanded } from "./owner-disbanded.ts";
import { ownerMalformed } from "./owner-malformed.ts";
import { ownerMissing } from "./owner-missing.ts";
import { ownerNotAccountable } from "./owner-not-accountable.ts";
import { ownerPlaceholder } from "./owner-placeholder.ts";
import { ownerUnknown } from "./owner-unknown.ts";
import { pamDecidesExistence } from "./pam-decides-existence.ts";
import { pipelineUntrustedPrivilege } from "./pipeline-untrusted-privilege.ts";
import { policyIncomplete } from "./policy-incomplete.ts";
import { policyUnprotected } from "./policy-unprotected.ts";
import { privilegedTooling } from "./privileged-tooling.ts";
import { purposeMissing } from "./purpose-missing.ts";
import { raciAccountable } from "./raci-accountable.ts";
import { raciIncomplete } from "./raci-incomplete.ts";
import { recoveryPathMissing } from "./recovery-path-missing.ts";
import { referenceUnknown } from "./reference-unknown.ts";
import { retiredStillGranted } from "./retired-still-granted.ts";
import { reviewCadenceMissing } from "./review-cadence-missing.ts";
import { reviewOverdue } from "./review-overdue.ts";
import { reviewTriggerOpen } from "./review-trigger-open.ts";
import { riskAcceptanceUnapproved } from "./risk-acceptance-unapproved.ts";
import { riskClosureUnowned } from "./risk-closure-unowned.ts";
import { riskOverdue } from "./risk-overdue.ts";
import { riskOwnershipSplit } from "./risk-ownership-split.ts";
import { rotationDue } from "./rotation-due.ts";
import { rotationIntervalLong } from "./rotation-interval-long.ts";
import { rotationPolicyMissing } from "./rotation-policy-missing.ts";
import { rotationStale } from "./rotation-stale.ts";
import type { Rule } from "./rule.ts";
import { scopeAdmin } from "./scope-admin.ts";
import { scopeBroadGroup } from "./scope-broad-group.ts";
import { scopeCrossEnvironment } from "./scope-cross-environment.ts";
import { scopeDefaultIdentity } from "./scope-default-identity.ts";
import { scopeEscalation } from "./scope-escalation.ts";
import { scopeForeignNamespace } from "./scope-foreign-namespace.ts";
import { scopeOverCeiling } from "./scope-over-ceiling.ts";
import { scopeTrustUnbounded } from "./scope-trust-unbounded.ts";
import { scopeUnconfirmed } from "./scope-unconfirmed.ts";
import { scopeUndeclared } from "./scope-undeclared.ts";
import { scopeUnjustified } from "./scope-unjustified.ts";
import { scopeUnused } from "./scope-unused.ts";
import { scopeWildcard } from "./scope-wildcard.ts";
import { sessionUnrecorded } from "./session-unrecorded.ts";
import { sessionUnreviewed } from "./session-unreviewed.ts";
import { slaMissing } from "./sla-missing.ts";
import { socOwnsHygiene } from "./soc-owns-hygiene.ts";
import { sponsorMissing } from "./sponsor-missing.ts";
import { suppressionExpired } from "./suppression-expired.ts";
import { suppressionInvalid } from "./suppression-invalid.ts";
import { suppressionUnused } from "./suppression-unused.ts";
import { teamExcluded } from "./team-excluded.ts";
import { thirdPartyUnassessed } from "./third-party-unassessed.ts";
import { thirdPartyUnsponsored } from "./third-party-unsponsored.ts";
import { thresholdMissing } from "./threshold-missing.ts";
import { workflowGap } from "./workflow-gap.ts";
import { workflowUnverified } from "./workflow-unverified.ts";

export const rules: readonly Rule[] = [
  accessUndeclared,
  accountableMissing,
  agentNoStop,
  agentToolsUnbounded,
  agentUnaccountable,
  agentUnattended,
  appOwnerDesignsControl,
  assuranceMissing,
  breakglassBroad,
  breakglassNoAudit,
  breakglassNoLimit,
  breakglassNotAgreed,
  breakglassReused,
  breakglassUnattested,
  breakglassUntested,
  caseFunction,
  caseUnevidenced,
  changeApprovalRemoved,
  changeExpiryExtended,
  changeOwnerUnconfirmed,
  changeRotationUnproven,
  changeScopeWidened,
  citationMisapplied,
  citationOutdated,
  citationUnknown,
  controlBoundaryUnreviewed,
  controlEvidenceMissing,
  controlExceptionsUnowned,
  controlLifecycleUnseen,
  controlMilestoneUnreviewed,
  controlMinimumMissing,
  controlOwnerMissing,
  controlPurposeMissing,
  councilMissing,
  credentialExpired,
  credentialExpiryFar,
  credentialLongLived,
  credentialNoExpiry,
  credentialPlaintext,
  credentialStaticInPipeline,
  credentialStoreUnapproved,
  credentialUndeclared,
  dateAmbiguous,
  dateFuture,
  dateInvalid,
  datePlaceholder,
  delegationExpired,
  dutiesNotSplit,
  dutyFunction,
  dutyMissing,
  escalationMissing,
  evidenceMissing,
  evidenceStale,
  evidenceTemplateMissing,
  exceptionExpired,
  exceptionNoExpiry,
  exceptionUnapproved,
  exceptionUnused,
  fallbackReviewerMissing,
  grantApprovalStale,
  grantApproverFunction,
  grantApproverMissing,
  grantExpired,
  grantPathUnchecked,
  grantSelfApproved,
  grantSelfAudited,
  grantStanding,
  grantTicketOnly,
  grantTooLong,
  grantUnaccountable,
  grantUnjustified,
  identityDormant,
  identityDuplicate,
  identityHumanUse,
  identityOutlived,
  identitySharedEnvironments,
  identitySharedWorkloads,
  identityUnbound,
  inventoryIncomplete,
  lifecycleOwnerMissing,
  lifecycleSingleOwner,
  lifecycleUnmeasured,
  loopStepMissing,
  manifestShape,
  manifestSyntax,
  monitoringMissing,
  notificationMissing,
  offboardingIncomplete,
  ownerCatchAll,
  ownerConflict,
  ownerDisbanded,
  ownerMalformed,
  ownerMissing,
  ownerNotAccountable,
  ownerPlaceholder,
  ownerUnknown,
  pamDecidesExistence,
  pipelineUntrustedPrivilege,
  policyIncomplete,
  policyUnprotected,
  privilegedTooling,
  purposeMissing,
  raciAccountable,
  raciIncomplete,
  recoveryPathMissing,
  referenceUnknown,
  retiredStillGranted,
  reviewCadenceMissing,
  reviewOverdue,
  reviewTriggerOpen,
  riskAcceptanceUnapproved,
  riskClosureUnowned,
  riskOverdue,
  riskOwnershipSplit,
  rotationDue,
  rotationIntervalLong,
  rotationPolicyMissing,
  rotationStale,
  scopeAdmin,
  scopeBroadGroup,
  scopeCrossEnvironment,
  scopeDefaultIdentity,
  scopeEscalation,
  scopeForeignNamespace,
  scopeOverCeiling,
  scopeTrustUnbounded,
  scopeUnconfirmed,
  scopeUndeclared,
  scopeUnjustified,
  scopeUnused,
  scopeWildcard,
  sessionUnrecorded,
  sessionUnreviewed,
  slaMissing,
  socOwnsHygiene,
  sponsorMissing,
  suppressionExpired,
  suppressionInvalid,
  suppressionUnused,
  teamExcluded,
  thirdPartyUnassessed,
  thirdPartyUnsponsored,
  thresholdMissing,
  workflowGap,
  workflowUnverified,
];
