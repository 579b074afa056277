/**
 * How people name frameworks, editions and ids, and which ids a framework has beyond those of the catalogue.
 * The catalogue holds what concerns non-human identities; a real id that it leaves out must never be called wrong.
 */

export interface Form {
  /** As the catalogue names it. */
  readonly framework: string;
  /** Its spellings, at the beginning of a citation in small letters. */
  readonly said: RegExp;
  /** Editions as they are written, and as the catalogue names them. */
  readonly versions: Readonly<Record<string, string>>;
  /** The edition that is meant where none is written. */
  readonly newest: string;
  /** An id without its framework that can be of this framework only. */
  readonly bare?: RegExp;
  /** The id in the catalogue's way of writing, in small letters. */
  readonly tidy?: (id: string) => string;
  /** Whether the framework has, or may have, such an id; asked only of ids that the catalogue does not hold. */
  readonly has: (id: string, version: string) => boolean;
}

const within = (most: Readonly<Record<string, number>>, id: string, form: RegExp): boolean => {
  const [, group = "", number = ""] = form.exec(id) ?? [];
  return Number(number) >= 1 && Number(number) <= (most[group] ?? 0);
};

const CSF_1 = /^(id|pr|de|rs|rc)\.(am|be|gv|ra|rm|sc|ac|at|ds|ip|ma|pt|ae|cm|dp|rp|co|an|mi|im)(-\d{1,2})?$/;
/** Ids of CSF 2.0 that the catalogue leaves out; all others it holds. */
const CSF_2 = /^(id|pr|de|rs|rc|pr\.at(-[12])?|pr\.ds-11|pr\.ir-[234]|rc\.co(-[34])?)$/;
const SP_800_53: Readonly<Record<string, number>> = {
  ac: 25,
  at: 6,
  au: 16,
  ca: 9,
  cm: 14,
  cp: 13,
  ia: 13,
  ir: 10,
  ma: 7,
  mp: 8,
  pe: 23,
  pl: 11,
  pm: 32,
  ps: 9,
  pt: 8,
  ra: 10,
  sa: 24,
  sc: 51,
  si: 23,
  sr: 12,
};
const SAFEGUARDS = [5, 7, 14, 12, 6, 8, 7, 12, 7, 7, 5, 8, 11, 9, 7, 14, 9, 5];
const ISO: Readonly<Record<string, number>> = { "5": 37, "6": 8, "7": 14, "8": 34 };
const SOC: Readonly<Record<string, number>> = {
  cc1: 5,
  cc2: 3,
  cc3: 4,
  cc4: 2,
  cc5: 3,
  cc6: 8,
  cc7: 5,
  cc8: 1,
  cc9: 2,
  a1: 3,
  c1: 2,
  pi1: 5,
};
const CCM = /^(a&a|ais|bcr|ccc|cek|dcs|dsp|grc|hrs|ipy|ivs|log|sef|sta|tvm|uem)-\d{1,2}$/;

/** Longer spellings stand before the shorter ones that they begin with. */
export const FORMS: readonly Form[] = [
  {
    framework: "NIST CSF",
    said: /^(?:nist )?(?:csf|cyber ?security framework)(?![a-z\d])/,
    versions: { "2": "2.0", "2.0": "2.0", "1": "1.1", "1.1": "1.1" },
    newest: "2.0",
    bare: /^(?:gv|id|pr|de|rs|rc)\.[a-z]{2}(?:[- ]?\d+)?$/,
    tidy: (id) => id.replace(/^([a-z]{2}\.[a-z]{2})[ .]?(\d+)$/, "$1-$2"),
    has: (id, version) => (version === "2.0" ? CSF_2.test(id) : CSF_1.test(id)),
  },
  {
    framework: "OWASP Agentic Top 10",
    said: /^owasp (?:agentic(?: top 10)?|top 10 for agentic applications|(?=asi\d))/,
    versions: { "2026": "2026" },
    newest: "2026",
    bare: /^asi-?\d+(?::\d{4})?$/,
    tidy: (id) => id.replace(/^asi-?(\d+)(?::\d{4})?$/, "asi$1"),
    has: (id) => /^asi([1-9]|10)$/.test(id),
  },
  {
    framework: "OWASP NHI Top 10",
    said: /^owasp(?: (?:nhis?|non-human identit(?:y|ies))(?: top 10)?(?= |$)| top 10 (?:nhi|non-human identit(?:y|ies))(?: risks)?)?/,
    versions: { "2025": "2025" },
    newest: "2025",
    bare: /^nhi-?\d+(?::\d{4})?$/,
    tidy: (id) => id.replace(/^(?:nhi)?-?(\d+)(?::2025)?$/, "nhi$1:2025"),
    has: () => false,
  },
  {
    framework: "NIST AI RMF",
    said: /^(?:nist )?ai[- ](?:rmf|risk management framework)(?![a-z\d])/,
    versions: { "1": "1.0", "1.0": "1.0" },
    newest: "1.0",
    bare: /^govern(?:[- ]?\d(?:\.\d+)?)?$/,
    tidy: (id) => id.replace(/^(?:gv|govern)[- ]?(\d)/, "govern $1"),
    has: (id) => /^(map([ -]?[1-5](\.\d{1,2})?)?|(measure|manage)([ -]?[1-4](\.\d{1,2})?)?)$/.test(id),
  },
  {
    framework: "NIST SP 800-53",
    said: /^(?:nist )?(?:sp )?800-53(?![\da-z]*-)/,
    versions: {
      "5": "Rev 5 (Release 5.2.0)",
      "5.1.1": "Rev 5 (Release 5.2.0)",
      "5.2.0": "Rev 5 (Release 5.2.0)",
    },
    newest: "Rev 5 (Release 5.2.0)",
    bare: /^[a-z]{2}-\d{1,2}(?: ?\(\d+\)|\.\d+)?$/,
    tidy: (id) => id.replace(/^([a-z]{2}-\d+)(?: \((\d+)\)|\.0*(\d+))$/, "$1($2$3)"),
    has: (id) => within(SP_800_53, id, /^([a-z]{2})-(\d{1,2})(?:\(\d{1,2}\))?$/) || id in SP_800_53,
  },
  {
    framework: "NIST SP 800-63",
    said: /^(?:nist )?(?:sp )?(?=800-63)/,
    versions: {},
    newest: "4",
    tidy: (id) => `sp ${id.replace(/^(?:800-63 [34] )?(?:sp )?/, "").replace(/\bsec(?:tion|\.)? ?/, "s")}`,
    has: (id) => /^sp 800-63[abc]?(-[34])?( .*)?$/.test(id),
  },
  {
    framework: "CIS Controls",
    said: /^(?:cis (?:critical security )?controls?|cis csc|cis|csc)(?![a-z])/,
    versions: { "8": "8.1", "8.1": "8.1" },
    newest: "8.1",
    tidy: (id) => id.replace(/^(?:safeguard|control) /, ""),
    has: (id) => {
      const [, control = "", safeguard = "1"] = /^(\d{1,2})(?:\.(\d{1,2}))?$/.exec(id) ?? [];
      return Number(safeguard) >= 1 && Number(safeguard) <= (SAFEGUARDS[Number(control) - 1] ?? 0);
    },
  },
  {
    framework: "PCI DSS",
    said: /^pci(?:[- ]dss)?(?![a-z])/,
    versions: { "4": "4.0.1", "4.0": "4.0.1", "4.0.1": "4.0.1" },
    newest: "4.0.1",
    tidy: (id) => id.replace(/^req(?:uirement|\.)? /, ""),
    has: (id) => /^((1[0-2]|[1-9])(\.\d{1,2}){0,4}|a[123](\.\d{1,2}){0,4})$/.test(id),
  },
  {
    framework: "ISO/IEC 27001",
    said: /^iso(?:\/iec)?[- ]?2700[12](?!\d)/,
    versions: { "2022": "2022" },
    newest: "2022",
    tidy: (id) => id.replace(/^(?:annex )?(?:a[. ]?)?(\d+\.\d+)$/, "a.$1"),
    has: (id) => within(ISO, id, /^a\.(\d)\.(\d{1,2})$/) || /^([4-9]|10)(\.\d){0,3}$/.test(id),
  },
  {
    framework: "SOC 2 TSC",
    said: /^(?:aicpa )?(?:soc ?2(?: tsc)?|tsc)(?![a-z\d])/,
    versions: { "2017": "2017 (2022 points of focus)", "2022": "2017 (2022 points of focus)" },
    newest: "2017 (2022 points of focus)",
    bare: /^cc ?\d\.\d$/,
    tidy: (id) => id.replace(/^([a-z]+) (\d)/, "$1$2"),
    has: (id) => within(SOC, id, /^([a-z]+\d)\.(\d)$/) || /^p[1-8](\.\d)?$/.test(id),
  },
  {
    framework: "CSA CCM",
    said: /^(?:csa )?(?:ccm|cloud controls matrix)(?![a-z\d])/,
    versions: { "4.1": "4.1", "4.0": "4.0", "4": "4.0" },
    newest: "4.1",
    bare: /^iam-?\d+$/,
    tidy: (id) => id.replace(/^([a-z&]+)[ -]?(\d+)$/, "$1-$2"),
    has: (id) => CCM.test(id),
  },
  {
    framework: "SPIFFE",
    said: /^spiffe(?!-id)(?![a-z\d])/,
    versions: { latest: "latest" },
    newest: "latest",
    has: () => true,
  },
];
