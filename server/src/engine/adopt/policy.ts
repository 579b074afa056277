/** A guess at the operating model, by the names of teams: written as a comment, for a person to decide. */

const WORDS = {
  security: ["security", "infosec", "appsec", "sec"],
  identity: ["identity", "iam"],
  pam: ["pam"],
  secops: ["secops", "soc"],
  platform: ["platform", "infra", "infrastructure", "sre", "ops", "devops"],
  it: ["it", "helpdesk"],
} as const;

/** Comment lines. `teams`: ids as the manifest writes them. */
export function policyLines(teams: readonly string[]): readonly string[] {
  const team = (of: keyof typeof WORDS): string | undefined => {
    const words: readonly string[] = WORDS[of];
    const named = teams.filter((id) =>
      id.split(/[-_.\s"]+/).some((part) => words.includes(part.toLowerCase())),
    );
    // A team called only so is meant rather than one of which it is a part.
    return named.find((id) => words.includes(id.toLowerCase())) ?? named[0];
  };
  const [security, identity, operators] = [
    team("security"),
    team("identity"),
    team("platform") ?? team("it"),
  ];
  const spoke = team("pam") ?? team("secops");
  const accountable = security ?? identity;
  const guess = (model: string, why: string): readonly string[] => [
    "# Next: the operating model, and who answers for the risk.",
    ...(why === "" ? [] : [`# A guess, because ${why}: read what the models mean before you choose.`]),
    "# policy:",
    `#   model: ${model} # or ${MODELS.filter((one) => one !== model).join(", ")}`,
    `#   accountable: ${accountable ?? "security"}`,
  ];
  if (identity && spoke) return guess("hub-and-spoke", `there are the teams ${identity} and ${spoke}`);
  if (security && operators) return guess("shared", `there are the teams ${security} and ${operators}`);
  if (security) return guess("security-led", `there is a team ${security}`);
  return guess("shared", "");
}

const MODELS = ["security-led", "shared", "hub-and-spoke", "federated"];
