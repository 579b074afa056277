/** "Hand over everything of…": who can, to whom, and the change for the preview. */
import type { Connection } from "vscode-languageserver";
import { flawOf, planOf, type Row } from "../engine/handover/handover.ts";
import { heldBy } from "../engine/handover/held.ts";
import { successorsOf } from "../engine/handover/successors.ts";
import type { Workspace } from "../engine/workspace.ts";
import { valueOf } from "../model/field.ts";
import { applied } from "./preview.ts";
import type { Session } from "./session.ts";

/** `nhi.server.handover`. Without `from`: the parties. Without `to`: what is held, and who could take over. With both: the change. */
export async function handOver(session: Session, connection: Connection, given: unknown): Promise<unknown> {
  const { from, to, approverTo } = wordsIn(given);
  await session.whenRead();
  const workspaces = session.workspaces();
  if (from === undefined) return { parties: workspaces.flatMap(partiesIn) };
  const flaw = [from, to, approverTo].map((word) => word && flawIn(workspaces, word)).find(Boolean);
  if (flaw) return { refused: flaw };
  if (to === undefined) return listOf(workspaces, from);
  const plans = workspaces.map((workspace) => ({
    workspace,
    ...planOf(workspace, workspace.own, from, { to, ...(approverTo !== undefined && { approverTo }) }),
  }));
  const rows = plans.flatMap((plan) => plan.rows.map((row) => ({ row, workspace: plan.workspace })));
  const told = {
    stays: rows.filter(({ row }) => row.to === undefined).map(({ row, workspace }) => lineOf(row, workspace)),
    asked: plans.flatMap(({ stubs }) => stubs.map(({ of, ref }) => `${of}: ${ref}`)),
  };
  const against = plans.flatMap(({ brings }) => brings.map(({ message }) => message));
  if (against.length > 0) return { refused: `This would bring: ${against.join("; ")}`, ...told };
  if (plans.every(({ mended }) => mended.length === 0))
    return { refused: `${from} holds nothing that can be handed over`, ...told };
  const moved = rows.filter(({ row }) => row.to !== undefined).length;
  const about = `${moved} ${moved === 1 ? "place" : "places"}`;
  const label = `Hand over everything of ${from} to ${to}`;
  return {
    applied: await applied(session, connection, plans, { label, description: about }),
    moved,
    ...told,
  };
}

function listOf(workspaces: readonly Workspace[], from: string) {
  const held = workspaces.flatMap((workspace) => heldBy(workspace, workspace.own, from));
  const holds = held.filter(({ moves }) => moves !== "stays").length;
  const found = workspaces.flatMap((workspace) => successorsOf(workspace, workspace.own, from));
  const successors = [...new Map(found.map((one) => [one.ref, one])).values()];
  return { holds, stays: held.length - holds, successors };
}

/** Teams with what they are for, then their people. */
function partiesIn({ world }: Workspace) {
  const teams = world.teams().map(({ id, contact }) => ({ ref: id.value, detail: valueOf(contact) ?? "" }));
  const people = world
    .teams()
    .flatMap(({ id, lead, members }) => [
      ...(lead.is === "present" ? [{ ref: lead.value, detail: `leads ${id.value}` }] : []),
      ...members
        .filter(({ value }) => value.includes("@"))
        .map(({ value }) => ({ ref: value, detail: `of ${id.value}` })),
    ]);
  return [...new Map([...teams, ...people.reverse()].map((one) => [one.ref, one])).values()];
}

/** Known in one of the folders is known. */
function flawIn(workspaces: readonly Workspace[], word: string): string | undefined {
  const flaws = workspaces.map(({ world }) => flawOf(world, word));
  return flaws.every((flaw) => flaw !== undefined) ? flaws[0] : undefined;
}

const lineOf = ({ as, of, why, uri }: Row, workspace: Workspace): string =>
  `${as} of ${of} (${workspace.pathOf(uri)}): ${why ?? ""}`;

function wordsIn(given: unknown): {
  readonly from?: string;
  readonly to?: string;
  readonly approverTo?: string;
} {
  if (typeof given !== "object" || given === null) return {};
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => typeof value === "string" && value.trim() !== ""),
  );
}
