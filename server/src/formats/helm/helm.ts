/** Helm: charts and their values, as far as they say who owns what and which accounts are made. Templates are read by nobody before they are filled in. */
import { noFacts } from "../../model/facts.ts";
import type { Format } from "../format.ts";
import { noteDates, noteOwners, noteParties, noteProblems, notesIn } from "../notes.ts";
import { rootOf } from "../place.ts";
import { syntaxFacts } from "../read.ts";
import { chart, isChart, isLibrary } from "./chart.ts";
import { isValues, saysSomething, values } from "./values.ts";

const ID = "helm";

/** Behind a head of this length more may follow. */
const LONG = 1000;

export const helmFormat: Format = {
  id: ID,
  title: "owners and accounts in Helm charts and their values",
  files: ["**/Chart.yaml", "**/values*.yaml", "**/values*.yml"],
  claims: (head, uri) => {
    if (isChart(head, uri)) return { format: ID };
    if (!isValues(head, uri) || (head.length < LONG && !saysSomething(head))) return undefined;
    return { format: ID, braces: "words", reads: saysSomething };
  },
  lower(segment, path) {
    const root = rootOf(segment);
    const notes = notesIn(segment, { start: 0, end: segment.text.length });
    const common = {
      ...noFacts(segment, ID),
      references: noteParties(notes),
      dates: noteDates(notes),
      problems: noteProblems(notes),
    };
    if (!/(^|\/)Chart\.ya?ml$/.test(path))
      return { ...common, ...values(root, path, noteOwners(notes, 4, " of the chart's values")) };
    return {
      ...common,
      containers: chart(root, path, noteOwners(notes, 4, " of the chart")),
      // What its templates make has names that only Helm knows.
      unnamed: isLibrary(root) ? [] : ["k8s"],
      problems: [...syntaxFacts(segment), ...common.problems],
    };
  },
};
