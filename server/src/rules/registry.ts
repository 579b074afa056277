/** One line per rule, in alphabetical order. */
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
import { grantApproverMissing } from "./grant-approver-missing.ts";
import { grantExpired } from "./grant-expired.ts";
import { grantSelfApproved } from "./grant-self-approved.ts";
import { grantSelfAudited } from "./grant-self-audited.ts";
import { grantStanding } from "./grant-standing.ts";
import { grantTooLong } from "./grant-too-long.ts";
import { grantUnjustified } from "./grant-unjustified.ts";
import { identityDuplicate } from "./identity-duplicate.ts";
import { manifestShape } from "./manifest-shape.ts";
import { manifestSyntax } from "./manifest-syntax.ts";
import { ownerDisbanded } from "./owner-disbanded.ts";
import { ownerMissing } from "./owner-missing.ts";
import { ownerPlaceholder } from "./owner-placeholder.ts";
import { ownerUnknown } from "./owner-unknown.ts";
import { policyIncomplete } from "./policy-incomplete.ts";
import { purposeMissing } from "./purpose-missing.ts";
import { referenceUnknown } from "./reference-unknown.ts";
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
import { thresholdMissing } from "./threshold-missing.ts";
import { workflowGap } from "./workflow-gap.ts";
import { workflowUnverified } from "./workflow-unverified.ts";

export const rules: readonly Rule[] = [
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
  grantApproverMissing,
  grantExpired,
  grantSelfApproved,
  grantSelfAudited,
  grantStanding,
  grantTooLong,
  grantUnjustified,
  identityDuplicate,
  manifestShape,
  manifestSyntax,
  ownerDisbanded,
  ownerMissing,
  ownerPlaceholder,
  ownerUnknown,
  policyIncomplete,
  purposeMissing,
  referenceUnknown,
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
  thresholdMissing,
  workflowGap,
  workflowUnverified,
];
