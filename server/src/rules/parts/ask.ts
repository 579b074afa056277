/** What the fixes ask a person for. */

/** An `Ask` that can also stand inside a list or a map. */
export type Question = {
  readonly ask: string;
  readonly prompt: string;
  readonly sample: string;
  readonly kind: "text" | "date" | "evidence" | "team";
};

/** The day on which something happened; `today` stands for it while the fix is tried. */
export const askDate = (prompt: string, today: string): Question => ({
  ask: "date",
  prompt: `${prompt} (YYYY-MM-DD)`,
  sample: today,
  kind: "date",
});

/** A path in the workspace, or a URL. */
export const askEvidence = (prompt: string): Question => ({
  ask: "evidence",
  prompt,
  sample: "https://tickets.example/SEC-1",
  kind: "evidence",
});

export const askText = (ask: string, prompt: string, sample: string): Question => ({
  ask,
  prompt,
  sample,
  kind: "text",
});
