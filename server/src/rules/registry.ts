/** One line per rule, in alphabetical order. */
import { credentialPlaintext } from "./credential-plaintext.ts";
import { credentialStoreUnapproved } from "./credential-store-unapproved.ts";
import { dateFuture } from "./date-future.ts";
import { dateInvalid } from "./date-invalid.ts";
import { datePlaceholder } from "./date-placeholder.ts";
import { identityDuplicate } from "./identity-duplicate.ts";
import { manifestShape } from "./manifest-shape.ts";
import { manifestSyntax } from "./manifest-syntax.ts";
import { ownerDisbanded } from "./owner-disbanded.ts";
import { ownerMissing } from "./owner-missing.ts";
import { ownerPlaceholder } from "./owner-placeholder.ts";
import { ownerUnknown } from "./owner-unknown.ts";
import { purposeMissing } from "./purpose-missing.ts";
import { referenceUnknown } from "./reference-unknown.ts";
import type { Rule } from "./rule.ts";
import { scopeAdmin } from "./scope-admin.ts";
import { scopeWildcard } from "./scope-wildcard.ts";
import { sponsorMissing } from "./sponsor-missing.ts";

export const rules: readonly Rule[] = [
  credentialPlaintext,
  credentialStoreUnapproved,
  dateFuture,
  dateInvalid,
  datePlaceholder,
  identityDuplicate,
  manifestShape,
  manifestSyntax,
  ownerDisbanded,
  ownerMissing,
  ownerPlaceholder,
  ownerUnknown,
  purposeMissing,
  referenceUnknown,
  scopeAdmin,
  scopeWildcard,
  sponsorMissing,
];
