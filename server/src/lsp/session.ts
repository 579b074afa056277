/** A running server: open documents laid over files, and the workspaces that they belong to. */
import type {
  Connection,
  FileEvent,
  InitializeParams,
  TextDocumentContentChangeEvent,
  TextDocumentItem,
  VersionedTextDocumentIdentifier,
  WorkspaceFoldersChangeEvent,
} from "vscode-languageserver";
import { FileChangeType } from "vscode-languageserver";
import type { Workspace } from "../engine/workspace.ts";
import { languageOf } from "../formats/registry.ts";
import { parseWhen } from "../model/day.ts";
import { Beside } from "./beside.ts";
import { type Shows, showsOf, type TakesFixes, takesOf, wayOf } from "./client.ts";
import { watchTheDay } from "./day.ts";
import { Diagnostics } from "./diagnostics.ts";
import { existence } from "./exists.ts";
import type { Host } from "./host.ts";
import { isHcl, lookForProofs, readAround, readExtended, readFolder, readGrammar, take } from "./reading.ts";
import { folderOf, foldersOf, type Root, Roots } from "./roots.ts";
import { defaults, type Settings, settingsFrom, settingsKey } from "./settings.ts";
import { type Status, statusOf } from "./status.ts";
import { toChange } from "./to-lsp.ts";
import { watchFiles } from "./watch-files.ts";

export class Session {
  readonly diagnostics: Diagnostics;
  readonly #connection: Connection;
  readonly #host: Host;
  /** What the client can do with a fix. */
  readonly client: TakesFixes;
  /** What the client can show. */
  readonly shows: Shows;
  /** Whether there is a file at a uri. */
  readonly exists: (uri: string) => Promise<boolean>;
  readonly #params: InitializeParams | undefined;
  readonly #open = new Map<string, { version: number; readonly languageId: string }>();
  #roots: Roots;
  #settings: Settings = defaults;
  #generation = 0;
  readonly #beside: Beside;
  /** Requests that wait until the folders are read. */
  readonly #waiting: (() => void)[] = [];

  constructor(connection: Connection, host: Host, params: InitializeParams | undefined) {
    this.#connection = connection;
    this.#host = host;
    this.#params = params;
    this.shows = showsOf(params);
    this.client = takesOf(params);
    this.exists = existence(host);
    this.diagnostics = new Diagnostics(this, connection, host, wayOf(params));
    this.#roots = this.#makeRoots(foldersOf(params));
    this.#beside = new Beside(connection, host, {
      settings: () => this.#settings,
      today: () => this.#today(),
      isOpen: (uri) => this.#open.has(uri),
      touch: (uris) => this.diagnostics.touch(uris),
    });
  }

  /** Behind `initialized`: settings, watchers, and the reading of the folders in the background. */
  async start(): Promise<void> {
    const { workspace } = this.#params?.capabilities ?? {};
    if (workspace?.workspaceFolders)
      this.#connection.workspace.onDidChangeWorkspaceFolders((e) => this.#foldersChanged(e));
    await this.configurationChanged();
    if (!this.client.ask) watchFiles(this.#connection, this.#host, this.#params);
    watchTheDay(this.#host, () => {
      for (const { workspace } of this.#roots.all) this.diagnostics.touch(workspace.setToday(this.#today()));
    });
  }

  open({ uri, version, languageId, text }: TextDocumentItem): void {
    this.#open.set(uri, { version, languageId });
    const workspace = this.#rootFor(uri).workspace;
    const touched = workspace.set({ uri, version, language: this.#language(uri, languageId), text });
    this.diagnostics.touch(touched, uri);
    this.#readWanted(workspace, true);
    // The grammar comes behind the first diagnostics: what was unread until then is read as it stands by then.
    if (isHcl(uri)) void readGrammar(this.#host).then((now) => now && this.#reopen(this.#openTexts(), isHcl));
  }

  change(
    { uri, version }: VersionedTextDocumentIdentifier,
    changes: readonly TextDocumentContentChangeEvent[],
  ): void {
    const open = this.#open.get(uri);
    if (!open) return;
    open.version = version;
    const workspace = this.#rootFor(uri).workspace;
    const touched = workspace.edit(uri, version, changes.map(toChange));
    this.diagnostics.touch(touched, uri);
    this.#readWanted(workspace);
  }

  close(uri: string): void {
    this.#open.delete(uri);
    if (this.#roots.dropLoose(uri)) this.#beside.keep(this.#roots.all);
    else if (!this.#beside.changed(uri)) void this.#reload(uri);
    this.diagnostics.clear(uri);
  }

  filesChanged(changes: readonly FileEvent[]): void {
    for (const { uri, type } of changes) {
      if (this.#beside.changed(uri) || this.#open.has(uri)) continue;
      const root = this.#roots.folderOf(uri);
      if (!root) continue;
      if (type === FileChangeType.Deleted) this.#removed(root, uri);
      else void this.#reload(uri);
    }
  }

  /** Reads the settings anew; what they change is done over. */
  async configurationChanged(): Promise<void> {
    const before = settingsKey(this.#settings);
    if (this.#params?.capabilities.workspace?.configuration)
      this.#settings = settingsFrom(
        await this.#connection.workspace.getConfiguration("nhi").catch(() => undefined),
      );
    if (this.#generation > 0 && settingsKey(this.#settings) === before) return;
    this.#generation++;
    this.#rebuild();
  }

  workspaceOf(uri: string): Workspace | undefined {
    return this.#settings.enable ? this.#roots.of(uri)?.workspace : undefined;
  }

  /** The folder that the file stands in; empty for a loose file. */
  folderOf(uri: string): string {
    return this.#roots.folderOf(uri)?.uri ?? "";
  }

  versionOf(uri: string): number | undefined {
    return this.#open.get(uri)?.version;
  }

  /** The files whose findings the Problems list shows. */
  listed(): readonly string[] {
    if (!this.#settings.enable) return [];
    if (this.#settings.scope === "openFiles") return [...this.#open.keys()];
    return [
      ...new Set([...this.#open.keys(), ...this.#roots.folders.flatMap(({ workspace }) => workspace.uris)]),
    ];
  }

  /** All workspaces: the folders', then those of loose files. */
  workspaces(): readonly Workspace[] {
    return this.#settings.enable ? this.#roots.all.map(({ workspace }) => workspace) : [];
  }

  /** For the editor's status item. */
  status(): Status {
    return statusOf(this.#roots.all, this.#today());
  }

  /** Settles once no folder is being read. */
  whenRead(): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push(done);
      this.#tellRead();
    });
  }

  #tellRead(): void {
    if (this.#roots.all.every(({ read }) => read)) for (const done of this.#waiting.splice(0)) done();
  }

  #makeRoots(folders: readonly string[]): Roots {
    return new Roots(folders, { off: this.#settings.off, today: this.#today() });
  }

  #today(): number {
    return parseWhen(this.#settings.asOf)?.day ?? this.#host.today();
  }

  /** The file's root; a loose file's is made, and what speaks for it from above is read. */
  #rootFor(uri: string): Root {
    const found = this.#roots.of(uri);
    if (found) return found;
    const root = this.#roots.addLoose(uri);
    const folder = uri.slice(0, uri.lastIndexOf("/"));
    void this.#beside
      .begin(root, folder, uri)
      .then(() => readAround(root.workspace, folder, this.#host))
      .then((touched) => {
        this.diagnostics.touch(touched);
        this.#beside.compare(root);
      });
    return root;
  }

  #language(uri: string, languageId: string) {
    return languageId === "json" || languageId === "jsonc" ? "json" : languageOf(uri);
  }

  async #reload(uri: string): Promise<void> {
    const root = this.#roots.folderOf(uri);
    if (!root || !(await this.#host.files.covers(root.uri, uri, this.#settings.exclude))) return;
    const reading = await this.#host.files.read(uri);
    if (this.#open.has(uri)) return;
    if (!reading) this.#removed(root, uri);
    else {
      this.diagnostics.touch(take(root.workspace, uri, reading));
      this.#readWanted(root.workspace);
    }
  }

  #removed(root: Root, uri: string): void {
    this.diagnostics.touch(root.workspace.remove(uri));
    this.diagnostics.clear(uri);
  }

  /** What the text names and nobody has looked for; `again`: proofs may have come since. */
  #readWanted(workspace: Workspace, again = false): void {
    const tell = (touched: ReadonlySet<string>): void => {
      if (touched.size > 0) this.diagnostics.touch(touched);
    };
    if (workspace.wanted().length > 0) void readExtended(workspace, this.#host).then(tell);
    if (workspace.unseen(again).length > 0) void lookForProofs(workspace, this.exists, again).then(tell);
  }

  #foldersChanged({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const texts = this.#openTexts();
    const fresh = this.#roots.change(added.map(folderOf), removed.map(folderOf));
    this.#reopen(texts);
    void this.#readAll(fresh);
  }

  /** Everything from the start: other settings can change every verdict. */
  #rebuild(): void {
    if (this.#generation > 1 || this.#settings.off.size > 0 || this.#settings.asOf !== "") {
      const texts = this.#openTexts();
      this.#roots = this.#makeRoots(this.#roots.folders.map(({ uri }) => uri));
      this.#reopen(texts);
    }
    this.diagnostics.touch(this.#open.keys());
    void this.#readAll(this.#roots.folders);
  }

  #openTexts(): Map<string, string> {
    const texts = new Map<string, string>();
    for (const uri of this.#open.keys()) {
      const segments = this.#roots.of(uri)?.workspace.parsed(uri)?.segments ?? [];
      texts.set(uri, segments.map(({ text }) => text).join(""));
    }
    return texts;
  }

  #reopen(texts: ReadonlyMap<string, string>, which = (_: string) => true): void {
    for (const [uri, { version, languageId }] of this.#open) {
      if (!which(uri)) continue;
      const workspace = this.#rootFor(uri).workspace;
      const language = this.#language(uri, languageId);
      this.diagnostics.touch(workspace.set({ uri, version, language, text: texts.get(uri) ?? "" }));
    }
  }

  /** Reads folders in the background, with progress; a newer reading ends an older one. */
  async #readAll(roots: readonly Root[]): Promise<void> {
    const generation = this.#generation;
    const progress = this.#params?.capabilities.window?.workDoneProgress
      ? await this.#connection.window.createWorkDoneProgress()
      : undefined;
    progress?.begin("NHI Ownership", 0, "Reading the workspace", false);
    this.#beside.keep(this.#roots.all);
    try {
      for (const root of roots) {
        await this.#beside.begin(root, root.uri);
        await readFolder(
          root,
          this.#host,
          this.#settings.exclude,
          (uri) => this.#open.has(uri),
          (done, all) => progress?.report(Math.round((100 * done) / all), `${done} of ${all} files`),
          () => generation !== this.#generation,
        );
        await lookForProofs(root.workspace, this.exists, true);
        if (generation !== this.#generation) continue;
        this.diagnostics.touch([...this.#open.keys(), ...root.workspace.uris]);
        this.#beside.compare(root);
      }
    } catch (error) {
      this.#host.log(
        `Reading the workspace failed: ${error instanceof Error ? error.message : String(error)}`,
      );
      // What could not be read will not come: nothing waits for it.
      for (const root of roots) root.read = true;
    } finally {
      progress?.done();
      this.#tellRead();
    }
    if (generation === this.#generation) void this.#connection.sendNotification("nhi/read", this.status());
  }
}
