/** Colours a text with the grammar as the editor does, and tells which scopes a word has. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { IGrammar, StateStack } from "vscode-textmate";

const require = createRequire(import.meta.url);
const oniguruma: typeof import("vscode-oniguruma") = require("vscode-oniguruma");
const textmate: typeof import("vscode-textmate") = require("vscode-textmate");

const GRAMMAR = fileURLToPath(new URL("../../syntaxes/nhi.tmLanguage.json", import.meta.url));

export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

let loaded: Promise<IGrammar> | undefined;

async function grammar(): Promise<IGrammar> {
  await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve(oniguruma),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(GRAMMAR, "utf8"), GRAMMAR),
  });
  const found = await registry.loadGrammar("source.nhi");
  if (!found) throw new Error("The grammar does not load");
  return found;
}

/** The tokens of every line. */
export async function tokensOf(text: string): Promise<readonly (readonly Token[])[]> {
  loaded ??= grammar();
  const { tokenizeLine } = await loaded.then((one) => ({
    tokenizeLine: (line: string, state: StateStack) => one.tokenizeLine(line, state),
  }));
  let state: StateStack = textmate.INITIAL;
  return text.split("\n").map((line) => {
    const { tokens, ruleStack } = tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes: scopes.slice(1),
    }));
  });
}

/** The innermost scope of the first token whose text is `word`, without `.nhi`; the tokens found when there is none. */
export async function scopeOf(text: string, word: string): Promise<string> {
  const all = (await tokensOf(text)).flat();
  const token = all.find((one) => one.text.trim() === word);
  if (!token) return `no token ${word} among ${all.map((one) => one.text).join(" | ")}`;
  return (token.scopes.at(-1) ?? "").replace(/\.nhi$/, "");
}
