/** Literals that look like secrets, by the prefixes and forms that issuers document. */

export interface SecretMatch {
  /** Where in the text it stands (UTF-16 offsets). */
  readonly start: number;
  readonly end: number;
  /** `GitHub personal access token`. */
  readonly looksLike: string;
}

/** The first secret in the text, undefined where there is none. Documented example keys and expressions are none. */
export function findSecret(text: string): SecretMatch | undefined {
  if (text.length < 12 || !HINT.test(text)) return undefined;
  for (const { form, looksLike } of FORMS) {
    form.lastIndex = 0;
    for (let match = form.exec(text); match; match = form.exec(text)) {
      const found = match[0];
      if (!isExample(found)) return { start: match.index, end: match.index + found.length, looksLike };
    }
  }
  return undefined;
}

/** Whether anything in the text could be one: a cheap test over a long text, before its values are looked at one by one. */
export const mayHoldSecret = (text: string): boolean => HINT.test(text);

interface Form {
  readonly form: RegExp;
  readonly looksLike: string;
}

const FORMS: readonly Form[] = [
  { form: /\bghp_[A-Za-z0-9]{36,}\b/g, looksLike: "GitHub personal access token" },
  { form: /\bgithub_pat_[A-Za-z0-9_]{22,}\b/g, looksLike: "GitHub fine-grained access token" },
  { form: /\bgho_[A-Za-z0-9]{36,}\b/g, looksLike: "GitHub OAuth token" },
  { form: /\bgh[usr]_[A-Za-z0-9._-]{36,}\b/g, looksLike: "GitHub app token" },
  {
    form: /\bgl(?:pat|rt|dt|cbt|ptt|ft|imt|agent|soat|oas)-[A-Za-z0-9_.=-]{20,}/g,
    looksLike: "GitLab token",
  },
  { form: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g, looksLike: "AWS access key id" },
  { form: /\bxox[abprse]-[A-Za-z0-9-]{10,}/g, looksLike: "Slack token" },
  { form: /\bxapp-\d-[A-Za-z0-9-]{10,}/g, looksLike: "Slack app token" },
  {
    form: /https:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]+\/B[A-Z0-9]+\/[A-Za-z0-9]{20,}/g,
    looksLike: "Slack webhook",
  },
  { form: /\b[sr]k_live_[A-Za-z0-9]{16,}\b/g, looksLike: "Stripe live key" },
  { form: /\bwhsec_[A-Za-z0-9]{24,}/g, looksLike: "Stripe webhook secret" },
  { form: /\bnpm_[A-Za-z0-9]{36}\b/g, looksLike: "npm access token" },
  { form: /\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}/g, looksLike: "PyPI token" },
  { form: /\bAIza[A-Za-z0-9_-]{35}\b/g, looksLike: "Google API key" },
  { form: /\bGOCSPX-[A-Za-z0-9_-]{28}\b/g, looksLike: "Google OAuth client secret" },
  { form: /\bya29\.[A-Za-z0-9_-]{30,}/g, looksLike: "Google OAuth access token" },
  { form: /\bhv[sbr]\.[A-Za-z0-9_-]{24,}/g, looksLike: "Vault token" },
  { form: /\bdop_v1_[a-f0-9]{64}\b/g, looksLike: "DigitalOcean token" },
  { form: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b/g, looksLike: "SendGrid API key" },
  { form: /\bsk-ant-[A-Za-z0-9_-]{32,}/g, looksLike: "Anthropic API key" },
  {
    form: /\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{20}T3BlbkFJ[A-Za-z0-9_-]{20,}/g,
    looksLike: "OpenAI API key",
  },
  { form: /\bhf_[A-Za-z]{34}\b/g, looksLike: "Hugging Face token" },
  { form: /\bdapi[a-f0-9]{32}\b/g, looksLike: "Databricks token" },
  { form: /\bshpat_[a-f0-9]{32}\b/g, looksLike: "Shopify access token" },
  { form: /\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,}/g, looksLike: "Terraform Cloud token" },
  {
    form: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g,
    looksLike: "JSON Web Token",
  },
  { form: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/g, looksLike: "private key" },
  { form: /\bAccountKey=[A-Za-z0-9+/]{86}==/g, looksLike: "Azure storage key" },
  {
    form: /\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/${}<>]+:(?!(?:\*+|x+|password|pass|secret|changeme)@)[^\s:@/${}<>]{6,}@[^\s@]+/gi,
    looksLike: "password in a connection string",
  },
];

/** One cheap test for all forms, because nearly every text holds none. */
const HINT =
  /\b(?:gh[pousr]_|github_pat_|gl[a-z]{2,5}-|A[KSBC][IC]A[A-Z2-7]|xox[abprse]-|xapp-|hooks\.slack|[sr]k_live_|whsec_|npm_|pypi-|AIza|GOCSPX-|ya29\.|hv[sbr]\.|dop_v1_|SG\.|sk-|hf_|dapi|shpat_|atlasv1|eyJ|AccountKey=)|-----BEGIN|:\/\/[^\s/]*@/;

const DOCUMENTED: ReadonlySet<string> = new Set([
  "AKIAIOSFODNN7EXAMPLE",
  "AKIAI44QH8DHBEXAMPLE",
  "ASIAIOSFODNN7EXAMPLE",
]);

/** The key stands in a vendor's documentation, says that it is an example or what belongs there (`://USER:DB_PASSWORD@`), or is one character over and over. */
const isExample = (found: string): boolean =>
  DOCUMENTED.has(found) ||
  /EXAMPLE|\$\{|\{\{|<[a-z]/.test(found) ||
  /:\/\/[^:]+:[A-Z]+(?:_[A-Z]+)+@/.test(found) ||
  /(.)\1{11}/.test(found) ||
  /x{8}|0123456789abcdef/i.test(found);
