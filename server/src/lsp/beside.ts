/** What is laid beside a folder's files: the baseline that it has, and the folder as it was at the git ref that the settings name. */
import { type Connection, MessageType, ShowMessageNotification } from "vscode-languageserver";
import { workspaceOfPast } from "../engine/past.ts";
import { BASELINE } from "../engine/quiet/baseline.ts";
import type { Day } from "../model/day.ts";
import type { Host, Reading } from "./host.ts";
import type { Root } from "./roots.ts";
import type { Settings } from "./settings.ts";

/** What the session knows and does. */
export interface Around {
  readonly settings: () => Settings;
  readonly today: () => Day;
  readonly isOpen: (uri: string) => boolean;
  /** The verdicts of these files may be others now. */
  readonly touch: (uris: Iterable<string>) => void;
}

/** After a commit git writes several files; they are waited for together. */
const SETTLE = 500;

export class Beside {
  readonly #connection: Connection;
  readonly #host: Host;
  readonly #around: Around;
  /** The folder from which each root's baseline and past are looked for, and its only file where it has no more. */
  readonly #places = new Map<Root, { readonly folder: string; readonly file?: string }>();
  readonly #watched = new Map<Root, () => void>();
  /** How often a root's past was asked for: a newer question ends an older one. */
  readonly #asked = new Map<Root, number>();
  readonly #told = new Set<string>();

  constructor(connection: Connection, host: Host, around: Around) {
    this.#connection = connection;
    this.#host = host;
    this.#around = around;
  }

  /** Before the folder is read: what its baseline knows is not told even for a moment. `file`: the only one, of a root without a folder. */
  async begin(root: Root, folder: string, file?: string): Promise<void> {
    this.#places.set(root, file === undefined ? { folder } : { folder, file });
    await this.#layBaseline(root, folder);
  }

  /** After the folder is read. Does not wait. */
  compare(root: Root): void {
    const place = this.#places.get(root);
    const { history } = this.#host;
    const ref = this.#around.settings().compareWith;
    if (!place || ref === "off") return;
    if (!history) {
      this.#tell(`Nothing is compared with ${ref}: there is no git here`);
      return;
    }
    if (!this.#watched.has(root)) {
      let waits: (() => void) | undefined;
      const stop = history.watch(place.folder, () => {
        waits?.();
        waits = this.#host.after(SETTLE, () => void this.#layBase(root));
      });
      this.#watched.set(root, stop);
    }
    void this.#layBase(root);
  }

  /** Reads the baseline anew where the uri is one; whether it is. */
  changed(uri: string): boolean {
    const mine = [...this.#places].filter(
      ([{ workspace }]) => workspace.isBaseline(uri) || uri.endsWith(`/${BASELINE}`),
    );
    for (const [root, { folder }] of mine) void this.#layBaseline(root, folder);
    return mine.length > 0;
  }

  /** Roots that are no more keep nothing alive. */
  keep(roots: readonly Root[]): void {
    for (const root of [...this.#places.keys()]) {
      if (roots.includes(root)) continue;
      this.#watched.get(root)?.();
      this.#watched.delete(root);
      this.#places.delete(root);
      this.#asked.delete(root);
    }
  }

  async #layBaseline(root: Root, folder: string): Promise<void> {
    const { workspace } = root;
    const named = this.#around.settings().baseline;
    const found = named === "off" ? undefined : await this.#find(folder, named);
    if (!found) {
      if (named !== "" && named !== "off") this.#tell(`There is no baseline at ${named}`);
      this.#around.touch(workspace.setBaseline(undefined));
      return;
    }
    const { uri, reading } = found;
    const open = this.#around.isOpen(uri) ? workspace.parsed(uri) : undefined;
    const text =
      open?.segments.map((segment) => segment.text).join("") ?? ("text" in reading ? reading.text : "");
    const touched = workspace.setBaseline({ uri, version: open?.version ?? 0, language: "json", text });
    const also = !open && "unreadable" in reading ? workspace.unreadable(uri, reading.unreadable) : [];
    this.#around.touch([...touched, ...also]);
    // Of a file outside of the folder no finding is shown.
    const [problem] = workspace.baseline?.trouble?.facts.problems ?? [];
    if (problem && !uri.startsWith(`${root.uri || uri}/`)) this.#tell(`${problem.message} (${uri})`);
  }

  /** By the host, who can look above the folder; else in the folder alone. */
  async #find(
    folder: string,
    named: string,
  ): Promise<{ readonly uri: string; readonly reading: Reading } | undefined> {
    const { files } = this.#host;
    if (files.baseline) return files.baseline(folder, named === "" ? undefined : named);
    const uri = `${folder}/${named === "" ? BASELINE : named}`;
    const reading = await files.read(uri);
    return reading && { uri, reading };
  }

  async #layBase(root: Root): Promise<void> {
    const place = this.#places.get(root);
    const { history } = this.#host;
    const { compareWith: ref, exclude, off } = this.#around.settings();
    if (!place || !history) return;
    const turn = (this.#asked.get(root) ?? 0) + 1;
    this.#asked.set(root, turn);
    const wanted = (): boolean => this.#asked.get(root) === turn;
    const read = await history.read({ ...place, exclude }, ref);
    if (!wanted()) return;
    if ("trouble" in read) {
      this.#around.touch(root.workspace.setBase(undefined));
      this.#tell(`Nothing is compared with ${ref}: ${read.trouble}`);
      return;
    }
    const whole = place.file === undefined && exclude.length === 0;
    const settings = { folder: root.uri, today: this.#around.today(), off, whole };
    const base = await workspaceOfPast(read.past, settings, () => this.#pause(wanted));
    if (base && wanted()) this.#around.touch(root.workspace.setBase(base, ref));
  }

  /** That something which was asked for cannot be had; once, for it stays so for every folder and every commit. */
  #tell(message: string): void {
    if (!this.#told.has(message))
      void this.#connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message,
      });
    this.#told.add(message);
  }

  #pause(wanted: () => boolean): Promise<boolean> {
    return new Promise((go) => this.#host.soon(() => go(wanted())));
  }
}
