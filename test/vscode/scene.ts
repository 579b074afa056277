/** The repository that the tests of silence and change work in: the small example with some things let slide. */
import { cpSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { git, lay, repositoryOf } from "../cli/git.ts";
import { root } from "./host/install.ts";

/** The day that everything counts from. */
export const TODAY = "2026-11-22";

const JOBS = `nhi: 1
identities:
  backup-bot:
    type: service-account
    purpose: Copies the bookings to the archive every night
    credentials: [{ kind: oidc-federation }]
  report-bot: # reads, and nothing else
    type: service-account
    purpose: Sends the weekly figures
    credentials:
      - { kind: api-token, store: "aws:secretsmanager", rotated: 2026-09-04 }
`;

const MAIL = `nhi: 1
identities:
  mail-bot:
    type: service-account
    purpose: Reminds patients of what they booked
    credentials: [{ kind: oidc-federation }]
`.replaceAll("\n", "\r\n");

export interface Scene {
  /** A repository in which everything is committed. */
  readonly folder: string;
  /** Writes the settings of the workspace, all of them. */
  set(settings: Readonly<Record<string, unknown>>): void;
  /** Brings every file back to what is committed. */
  reset(): void;
}

export function makeScene(): Scene {
  const folder = mkdtempSync(join(tmpdir(), "nhi-scene-"));
  cpSync(join(root, "examples/small"), folder, { recursive: true });
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  const slack = read("nhi.yaml")
    .replace("rotated: 2026-10-14", "rotated: 2026-05-14")
    .replace('"**",      ', '"infra/**",');
  const files = {
    "nhi.yaml": slack,
    CODEOWNERS: read("CODEOWNERS").replace("*      ", "/web/  "),
    "jobs/jobs.nhi.yaml": JOBS,
    "mail/mail.nhi.yaml": MAIL,
    ".gitattributes": "* -text\n",
    ".gitignore": ".vscode/\n",
  };
  repositoryOf(files, folder);
  const set: Scene["set"] = (settings) => lay(folder, { ".vscode/settings.json": JSON.stringify(settings) });
  set({ "nhi.asOf": TODAY });
  return { folder, set, reset: () => void git(folder, "checkout", "-q", "--", ".") };
}
