/**
 * Gives the commands of code actions ids of their own and no arguments. VS Code forgets the arguments of an action
 * as soon as it has asked for newer ones, even while the menu with the older ones is open; an id it keeps.
 */
import { CodeAction, type Command, commands, type Disposable } from "vscode";

/** More than a few menus' worth; the oldest are taken again. */
const SLOTS = 64;

/** Turns commands with this id into ones without arguments, which run `body` with the arguments that they had. */
export function slotsFor(id: string, body: (given: unknown) => Promise<void>) {
  const given: unknown[] = [];
  const registered: Disposable[] = [];
  let next = 0;

  const kept = (command: Command): Command => {
    if (command.command !== id) return command;
    const slot = next;
    next = (next + 1) % SLOTS;
    given[slot] = command.arguments?.[0];
    registered[slot] ??= commands.registerCommand(`${id}.${slot}`, () => body(given[slot]));
    return { title: command.title, command: `${id}.${slot}` };
  };

  return {
    /** Changes the actions' commands in place and gives them back. */
    keep<T extends Command | CodeAction>(actions: readonly T[]): readonly T[] {
      for (const action of actions)
        if (action instanceof CodeAction && action.command) action.command = kept(action.command);
      return actions;
    },
    dispose() {
      for (const one of registered) one.dispose();
    },
  };
}
