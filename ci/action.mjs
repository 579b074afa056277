/** What `action.yml` runs: its inputs, which come as environment variables, become the arguments of `nhi check`. No shell is between. */
import { appendFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { nhi } from "./nhi.mjs";

/** The arguments for the inputs; what is empty says nothing. */
export function argumentsOf(env) {
  const lines = (name) =>
    (env[name] ?? "")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  const one = (option, name) =>
    lines(name)
      .slice(0, 1)
      .map((value) => `--${option}=${value}`);
  const formats = [...lines("NHI_FORMAT"), ...lines("NHI_SARIF_FILE").map((file) => `sarif=${file}`)];
  return [
    "check",
    ...formats.map((format) => `--format=${format}`),
    ...one("fail-on", "NHI_FAIL_ON"),
    ...one("min-level", "NHI_MIN_LEVEL"),
    ...one("root", "NHI_ROOT"),
    ...one("since", "NHI_SINCE"),
    ...one("as-of", "NHI_AS_OF"),
    ...lines("NHI_EXCLUDE").map((glob) => `--exclude=${glob}`),
    ...(lines("NHI_ONLY")[0] === "true" ? ["--only"] : []),
    "--",
    ...lines("NHI_PATHS"),
  ];
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const code = nhi(argumentsOf(process.env));
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, `exit-code=${code}\n`);
  process.exitCode = code;
}
