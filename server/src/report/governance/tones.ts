/** Which state is told in which tone. */
import type { Tone } from "./block.ts";
import type { EvidenceState, IdentityRow } from "./shape.ts";

export const LEVEL_TONES: Readonly<Record<string, Tone>> = {
  error: "bad",
  warning: "warn",
  information: "note",
  hint: "quiet",
};

export const OWNERSHIP_TONES: Readonly<Record<IdentityRow["ownership"], Tone>> = {
  owned: "good",
  elsewhere: "note",
  unowned: "warn",
  "no owner": "bad",
};

export const ROTATION_TONES: Readonly<Record<IdentityRow["rotation"], Tone>> = {
  expired: "bad",
  late: "bad",
  "no date": "warn",
  elsewhere: "note",
  "due soon": "warn",
  "in time": "good",
  "nothing to rotate": "good",
  "no credential": "quiet",
  "not in use": "quiet",
};

export const REVIEW_TONES: Readonly<Record<IdentityRow["review"], Tone>> = {
  overdue: "bad",
  none: "note",
  elsewhere: "note",
  "in time": "good",
  "not in use": "quiet",
};

export const PRIVILEGE_TONES: Readonly<Record<string, Tone>> = {
  privileged: "warn",
  elevated: "note",
  standard: "quiet",
};

export const SEVERITY_TONES: Readonly<Record<string, Tone>> = {
  critical: "bad",
  high: "bad",
  medium: "warn",
  low: "note",
};

export const EVIDENCE_WORDS: Readonly<Record<EvidenceState, string>> = {
  file: "file",
  missing: "not found",
  outside: "outside",
  unread: "not readable",
  elsewhere: "kept elsewhere",
  none: "no place given",
};

export const EVIDENCE_TONES: Readonly<Record<EvidenceState, Tone>> = {
  file: "good",
  missing: "bad",
  outside: "warn",
  unread: "warn",
  elsewhere: "note",
  none: "warn",
};
