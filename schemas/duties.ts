/** The duties of an operating model, and who may hold them. */
import { either, map, party, text } from "./values.ts";

/** Each duty with what it means. */
export const DUTIES = {
  request: "Asks for access.",
  use: "Uses the access.",
  justify: "Says why the access is needed.",
  exist: "Decides whether the account may exist.",
  approve: "Approves access and elevation.",
  monitor: "Watches use.",
  detect: "Finds misuse.",
  contain: "Stops misuse in an emergency.",
  review: "Reviews access on a fixed cadence.",
  except: "Grants exceptions.",
  platform: "Runs vault, directory and endpoints.",
  recover: "Brings back locked-out services.",
  prevent: "Sets safe defaults and builds the rotation machinery.",
  rotate: "Replaces credentials.",
  revoke: "Takes credentials and access away.",
  remediate: "Removes the cause.",
  close: "Decides that a risk or case is closed.",
  evidence: "Says what counts as proof, and keeps it.",
  notify: "Tells the business.",
} as const;

const words = { owner: "The owner of the identity.", sponsor: "The sponsor of the identity." };

const withReason = map(
  {
    team: party("Who holds the duty.", { words }),
    reason: text("Why it departs from the model.").optional(),
  },
  "Who holds the duty, with the reason for departing from the model.",
  { id: "holder" },
);

const holder = (meaning: string) =>
  either(
    [party("Who holds the duty.", { words }), withReason],
    `${meaning} A team, or a team with the reason for departing from the model.`,
  ).optional();

type Holders = { [D in keyof typeof DUTIES]: ReturnType<typeof holder> };

export const duties = (description: string) =>
  map(
    Object.fromEntries(Object.entries(DUTIES).map(([duty, meaning]) => [duty, holder(meaning)])) as Holders,
    description,
  );
