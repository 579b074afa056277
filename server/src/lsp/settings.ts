/** The editor's settings (`nhi.*`) as values; anything else than expected counts as the default. */
export interface Settings {
  readonly enable: boolean;
  /** `YYYY-MM-DD`, or empty for today. */
  readonly asOf: string;
  readonly scope: "openFiles" | "workspace";
  /** Ids of formats that are switched off. */
  readonly off: ReadonlySet<string>;
  readonly exclude: readonly string[];
  /** A path from the folder, `off`, or empty: the baseline that lies there. */
  readonly baseline: string;
  /** A git ref, or `off`. */
  readonly compareWith: string;
}

export const defaults: Settings = {
  enable: true,
  asOf: "",
  scope: "openFiles",
  off: new Set(),
  exclude: [],
  baseline: "",
  compareWith: "off",
};

export function settingsFrom(given: unknown): Settings {
  const nhi = record(given);
  const exclude = record(nhi.files).exclude;
  const formats = Object.entries(record(nhi.formats));
  return {
    enable: nhi.enable !== false,
    asOf: typeof nhi.asOf === "string" ? nhi.asOf : "",
    scope: record(nhi.diagnostics).scope === "workspace" ? "workspace" : "openFiles",
    off: new Set(formats.filter(([, on]) => on === false).map(([id]) => id)),
    exclude: Array.isArray(exclude) ? exclude.filter((one) => typeof one === "string") : [],
    baseline: typeof nhi.baseline === "string" ? nhi.baseline.trim() : "",
    compareWith:
      typeof nhi.compareWith === "string" && nhi.compareWith.trim() !== "" ? nhi.compareWith.trim() : "off",
  };
}

/** For telling whether anything changed. */
export const settingsKey = (settings: Settings): string =>
  JSON.stringify({ ...settings, off: [...settings.off] });

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
