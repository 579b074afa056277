/** Policies of HashiCorp Vault: each `path` block gives capabilities on what lies below a path. */
import { type Facts, noFacts } from "../../model/facts.ts";
import { spot } from "../../text/span.ts";
import { blankGrant } from "../blank.ts";
import type { Format } from "../format.ts";
import { noteDates, noteParties, noteProblems, noteReview, notesIn, noteText, noteWhen } from "../notes.ts";
import { anchorOf, pairsOf, rootOf } from "../place.ts";
import { vaultScopes } from "../vault-paths.ts";

const ID = "vault";

/** Other tools have blocks of that name too, but none with capabilities. */
const PATH = /^path\s+"[^"\n]*"\s*\{[^}]*\b(?:capabilities|policy)\s*=/;

export const vaultFormat: Format = {
  id: ID,
  title: "paths and capabilities in Vault policy files",
  hcl: "only",
  files: ["**/*.hcl"],
  claims: (head, uri) => (/\.hcl$/i.test(uri) && PATH.test(head) ? { format: ID } : undefined),
  lower(segment, path): Facts {
    const nothing = noFacts(segment, ID);
    const root = rootOf(segment);
    const [head] = pairsOf(root);
    const [label] = head ? pairsOf(head.place) : [];
    if (!head || !label) return nothing;
    const name = /([^/]+?)(?:\.policy)?\.hcl$/i.exec(path)?.[1] ?? path;
    const notes = notesIn(segment, { start: 0, end: segment.text.length });
    const at = spot(segment, label.keyAt.start, label.keyAt.end);
    const grant = blankGrant(ID, at, `Vault policy "${name}"`, anchorOf(label.place));
    return {
      ...nothing,
      grants: [
        {
          ...grant,
          scopes: vaultScopes(root),
          justification: noteText(notes.first("purpose")),
          expires: noteWhen(notes.first("expires")),
          review: noteReview(notes.first("review")),
          describes: { ref: `vault:policy/${name}`, place: undefined },
        },
      ],
      references: noteParties(notes),
      dates: noteDates(notes),
      problems: noteProblems(notes),
    };
  },
};
