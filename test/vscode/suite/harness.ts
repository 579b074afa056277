/** A small runner for tests inside an extension host, desktop or browser, where Node's own does not run. */
import { type Disposable, EventEmitter, languages, workspace } from "vscode";

interface Case {
  readonly name: string;
  readonly body: () => Promise<void>;
}

const cases: Case[] = [];

/** Longer than anything here takes on a busy machine. */
const PATIENCE_MS = 20_000;

export function test(name: string, body: () => Promise<void>): void {
  cases.push({ name, body });
}

/** Runs all tests in order and writes a line for each that the outside reads; rejects when one failed. */
export async function runAll(): Promise<void> {
  let failed = 0;
  for (const { name, body } of cases) {
    const started = Date.now();
    let error: string | undefined;
    try {
      await body();
    } catch (thrown) {
      failed++;
      error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    }
    console.log(
      `NHI-TEST ${JSON.stringify({ name, ms: Date.now() - started, ...(error !== undefined && { error }) })}`,
    );
  }
  if (failed > 0) throw new Error(`${failed} of ${cases.length} tests failed`);
}

export function equal(actual: unknown, expected: unknown, what = "value"): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, was ${a}`);
}

export function ok(value: unknown, what: string): asserts value {
  if (!value) throw new Error(what);
}

/** Asks again whenever anything in the editor changed, until `ask` gives a value; says what was seen last when it never does. */
export async function eventually<T>(
  what: string,
  ask: () => T | Promise<T>,
  good: (value: T) => boolean,
): Promise<T> {
  const changed = new EventEmitter<void>();
  const watches: Disposable[] = [
    languages.onDidChangeDiagnostics(() => changed.fire()),
    workspace.onDidChangeTextDocument(() => changed.fire()),
  ];
  const pulse = setInterval(() => changed.fire(), 150);
  const end = Date.now() + PATIENCE_MS;
  try {
    for (;;) {
      const next = new Promise<void>((done) => {
        const once = changed.event(() => {
          once.dispose();
          done();
        });
      });
      const value = await ask();
      if (good(value)) return value;
      if (Date.now() > end)
        throw new Error(`${what}: not within ${PATIENCE_MS / 1000} s; last seen ${show(value)}`);
      await next;
    }
  } finally {
    clearInterval(pulse);
    for (const watch of watches) watch.dispose();
  }
}

const show = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 800);
