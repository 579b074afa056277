/** A real id for another topic: the number is right and what it stands for is not what the control is about. */
import { nameOf } from "../frameworks/catalogue.ts";
import { cited, restated } from "../frameworks/resolve.ts";
import type { Control } from "../model/facts.ts";
import { placeOf, valueOf } from "../model/field.ts";
import type { Spot } from "../text/span.ts";
import { defineRule } from "./rule.ts";

export const citationMisapplied = defineRule({
  id: "citation-misapplied",
  title: "A cited control id is real but about another topic",
  why: "A citation that was copied with the wrong number passes every check of form. The control that it names says nothing about the topic, and the one that does is missing.",
  since: "0.1.0",
  level: "hint",
  formats: "native",
  looksAt: "citation",
  messages: {
    topic: "{name} is {title}; {control} is about {topic}, which {right} cover",
    people: "{name} is about people who sign in, and asks for no periodic change; {control} is about {topic}",
  },
  support: "own",
  controls: [],
  citedByArticles: [],
  requirements: ["4.17"],
  examples: [
    {
      bad: `
nhi: 1
controls:
  key-rotation:
    title: Rotation of signing keys
    frameworks: ["NHI-03"]
                 ^^^^^^^^ hint citation-misapplied: OWASP NHI3:2025 is Vulnerable Third-Party NHI; Control "key-rotation" is about rotation, which NHI7:2025 and NHI1:2025 cover
    owner: ines.okafor@example.com
    surface: secret-storage
    protects: Signatures of releases
    mayChange: [key length]
    exceptionsBy: security
    raci:
      design: { R: releases, A: ines.okafor@example.com }
      change: { R: releases, A: ines.okafor@example.com }
      incident: { R: releases, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    evidence:
      logging: "https://wiki.example/keys/logging"
      rotation: "https://wiki.example/keys/rotation"
      revocation: "https://wiki.example/keys/revocation-drill"
      recovery: "https://wiki.example/keys/recovery-drill"
`,
      good: `
nhi: 1
controls:
  key-rotation:
    title: Rotation of signing keys
    frameworks: ["NHI7:2025"]
    owner: ines.okafor@example.com
    surface: secret-storage
    protects: Signatures of releases
    mayChange: [key length]
    exceptionsBy: security
    raci:
      design: { R: releases, A: ines.okafor@example.com }
      change: { R: releases, A: ines.okafor@example.com }
      incident: { R: releases, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    evidence:
      logging: "https://wiki.example/keys/logging"
      rotation: "https://wiki.example/keys/rotation"
      revocation: "https://wiki.example/keys/revocation-drill"
      recovery: "https://wiki.example/keys/recovery-drill"
`,
    },
  ],
  check({ it }, { world, report }) {
    // Ids of the other topics are by far the most; the text shows them without a look into the catalogue.
    if (!/nhi|800-63/i.test(it.text)) return;
    const [meant] = cited(it.text);
    const people = meant?.framework === "NIST SP 800-63";
    if (!meant || (!people && meant.id !== "NHI3:2025")) return;
    const control =
      it.section === "controls" ? world.controls().find(({ id }) => id.value === it.of) : undefined;
    const topic = control && topicOf(control);
    if (!control || !topic || (people && topic.is !== "rotation")) return;
    const offered = (people ? FOR_SECRETS : RIGHT[topic.is]).flatMap((id) => cited(id));
    const name = nameOf(meant);
    const rest = {
      at: it.at,
      related: [{ at: topic.at, text: `This says what it is about` }],
      fixes: offered.map((one, i) => ({
        title: `Replace by ${restated(it.text, one)} (${one.title})`,
        class: "choice" as const,
        preferred: i === 0,
        edits: [{ do: "replace" as const, at: it.at, value: restated(it.text, one) }] as const,
      })),
    };
    const about = { name, control: control.title, topic: topic.is };
    if (people) report({ say: "people", with: about, ...rest });
    else {
      const right = offered.map(({ id }) => id).join(" and ");
      report({ say: "topic", with: { ...about, title: meant.title, right }, ...rest });
    }
  },
});

type Topic = "rotation" | "lifecycle";

const RIGHT: Readonly<Record<Topic, readonly string[]>> = {
  rotation: ["NHI7:2025", "NHI1:2025"],
  lifecycle: ["NHI1:2025", "NHI7:2025"],
};
/** What is about secrets of machines where the guideline for people was cited. */
const FOR_SECRETS = ["NHI7:2025", "NIST SP 800-53 Rev 5 IA-5"];

const WORDS: Readonly<Record<Topic, RegExp>> = {
  rotation: /\brotat(e|es|ed|ing|ion)\b|\blong-lived\b|\b(secret|key|token|credential) (age|expiry)\b/i,
  lifecycle: /\blife-?cycle\b|\boffboard(ing|ed)?\b|\brevo(ke|kes|king|cation)\b|\bdecommission/i,
};
/** Where others' software is spoken of as well, the id may be meant. */
const THIRD = /third.?part|vendor|supplier|saas|oauth|integration|extension|plug-?in|partner|marketplace/i;

/** What the control's own words say that it is about; undefined where they do not say it, or speak of third parties. */
function topicOf(control: Control): { readonly is: Topic; readonly at: Spot } | undefined {
  const words = [
    control.id.value.replace(/[-_.]/g, " "),
    ...TOLD.map((field) => valueOf(control[field]) ?? ""),
  ];
  if (words.some((text) => THIRD.test(text))) return undefined;
  for (const is of ["rotation", "lifecycle"] as const)
    for (const field of TOLD)
      if (WORDS[is].test(valueOf(control[field]) ?? ""))
        return { is, at: placeOf(control[field]) ?? control.id.at };
  for (const is of ["rotation", "lifecycle"] as const)
    if (WORDS[is].test(words[0] ?? "")) return { is, at: control.id.at };
  return undefined;
}

const TOLD = ["name", "protects", "surface"] as const;
