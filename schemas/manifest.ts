/** The manifest as a whole: the one source of its shape. */
import * as z from "zod";
import { access, breakGlass, exceptions } from "./access.ts";
import { cases, controls, risks } from "./governance.ts";
import { identities } from "./identity.ts";
import { policy } from "./policy.ts";
import { owners, teams } from "./teams.ts";
import { file, list, map, text } from "./values.ts";

export const manifest = map(
  {
    nhi: z
      .literal(1)
      .meta({ description: "Marks the file as a manifest, and says which version of its shape it has." }),
    $schema: text("The JSON Schema for editors that need to be told.").optional(),
    extends: list(
      file("A manifest, by its path from this file."),
      "Manifests of this or a neighbouring workspace that this one builds on. Local files, no URLs.",
      { default: [] },
    ).optional(),
    teams: teams.optional(),
    policy: policy.optional(),
    owners: owners.optional(),
    identities: identities.optional(),
    access: access.optional(),
    breakGlass: breakGlass.optional(),
    controls: controls.optional(),
    risks: risks.optional(),
    cases: cases.optional(),
    exceptions: exceptions.optional(),
  },
  "Who owns the non-human identities of this workspace, and what they may do.",
);

/** The sections whose entries stand on their own. */
export const SECTIONS = [
  "teams",
  "policy",
  "owners",
  "identities",
  "access",
  "breakGlass",
  "controls",
  "risks",
  "cases",
  "exceptions",
] as const;

export type Section = (typeof SECTIONS)[number];
