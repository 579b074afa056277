/** What each duty is, and why the articles place it where they do: in our own words, with the numbers of their requirements. */
import type { Duty } from "./duties.ts";

export interface DutyReason {
  /** What the holder does, as the manifest's schema says it. */
  readonly means: string;
  /** One sentence: what goes wrong when it sits elsewhere. */
  readonly why: string;
  readonly requirements: readonly string[];
}

export const DUTY_REASONS: Readonly<Record<Duty, DutyReason>> = {
  request: {
    means: "Asks for access.",
    why: "Those who run the service know what they need and when; asking is theirs, deciding is not.",
    requirements: ["0.01", "0.03"],
  },
  use: {
    means: "Uses the access.",
    why: "Operations work with the access; whoever works with it neither grants nor reviews it.",
    requirements: ["0.01", "0.05"],
  },
  justify: {
    means: "Says why the access is needed.",
    why: "The application owner answers for the business reason, and for nothing of how the control is built.",
    requirements: ["0.03", "3.08"],
  },
  exist: {
    means: "Decides whether the account may exist.",
    why: "Running an account's sessions is no reason to keep the account: the one who decides that it lives gains nothing from it.",
    requirements: ["3.10"],
  },
  approve: {
    means: "Approves access and elevation.",
    why: "Who needs privileged access must not write the rules for it or say yes to it.",
    requirements: ["0.01", "0.05", "1.03", "1.04"],
  },
  monitor: {
    means: "Watches use.",
    why: "Use is watched by somebody who would see a colleague's misuse as plainly as a stranger's.",
    requirements: ["0.01", "1.03", "2.14"],
  },
  detect: {
    means: "Finds misuse.",
    why: "Alerts need a team that reads them around the clock and can tell an identity's misuse from its work.",
    requirements: ["2.03", "3.03"],
  },
  contain: {
    means: "Stops misuse in an emergency.",
    why: "Whoever sees the attack may stop it at once, but does not keep the identity afterwards.",
    requirements: ["3.03", "3.09"],
  },
  review: {
    means: "Reviews access on a fixed cadence.",
    why: "A review finds misuse only when the reviewer neither uses the access nor lives from it.",
    requirements: ["0.01", "0.04", "0.05", "1.03"],
  },
  except: {
    means: "Grants exceptions.",
    why: "An exception weakens a control for somebody's gain; the one who grants it must not be that somebody.",
    requirements: ["1.03", "3.11"],
  },
  platform: {
    means: "Runs vault, directory and endpoints.",
    why: "The tools need a team that keeps them running; the same team setting their policy would bend it to uptime.",
    requirements: ["1.02", "1.06", "1.20"],
  },
  recover: {
    means: "Brings back locked-out services.",
    why: "An expired token at night needs a known way back, or people build a way around.",
    requirements: ["2.01", "2.13"],
  },
  prevent: {
    means: "Sets safe defaults and builds the rotation machinery.",
    why: "Prevention that is everybody's is nobody's: one team builds the defaults that all others get.",
    requirements: ["2.01", "2.03", "2.12"],
  },
  rotate: {
    means: "Replaces credentials.",
    why: "Only who runs the service can change its secret without breaking it, unless that is handed over by name.",
    requirements: ["2.07", "3.11"],
  },
  revoke: {
    means: "Takes credentials and access away.",
    why: "Access nobody is named to take away outlives its use.",
    requirements: ["2.07", "2.11", "3.11"],
  },
  remediate: {
    means: "Removes the cause.",
    why: "Stopping an attack and removing its cause are two jobs; the second belongs to those who answer for identities.",
    requirements: ["2.03", "3.01", "3.17"],
  },
  close: {
    means: "Decides that a risk or case is closed.",
    why: "Register, backlog and the word that ends a case belong together, or each side takes the other's silence for done.",
    requirements: ["3.05"],
  },
  evidence: {
    means: "Says what counts as proof, and keeps it.",
    why: "Proof counts when it is asked for by somebody other than the one it judges.",
    requirements: ["0.04", "3.04"],
  },
  notify: {
    means: "Tells the business.",
    why: "A compromised key is an event for the business too; somebody it knows has to tell it.",
    requirements: ["2.15"],
  },
};
