import { createHash } from 'node:crypto';
import { nextTick } from '../../domain/process';
import type { CommandBody, ProcessEvent, ProcessState, Rules } from '../../domain/process';
import type { Instant } from '../../domain/time';
import type { KeptKind } from './kept-kind';
import type { ProcessView } from './view';
import type { Place } from './lock';
import type { RunTelling, Unit, UnitContext } from './unit';

/** Two views that show the same have the same digest; short, because it travels with every look. */
export function digestOfView({ stage, attributes, details }: ProcessView): string {
  return createHash('sha1')
    .update(JSON.stringify([stage, attributes, details]))
    .digest('base64url')
    .slice(0, 12);
}

/** What the run of a process would learn of a turn, and how it is started where there is none. */
export async function tellingOf<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  context: UnitContext,
  kept: KeptKind<State, Event, Opening, Later, World>,
  at: Place,
  before: { readonly state: State; readonly rules: Rules } | null,
  after: { readonly state: State; readonly rules: Rules },
  now: Instant,
  hasChildren: (state: State) => Promise<boolean>,
): Promise<RunTelling> {
  const { state } = after;
  const hasEnded = (each: State): boolean => kept.process.hasEnded(each);
  const view = kept.view(state, after.rules, context.language);
  const digest = digestOfView(view);
  const tick = nextTick(state);
  const sameAsBefore =
    before !== null &&
    nextTick(before.state)?.at === tick?.at &&
    hasEnded(before.state) === hasEnded(state) &&
    digestOfView(kept.view(before.state, before.rules, context.language)) === digest;
  const quiet = sameAsBefore && !(await hasChildren(state));
  return {
    kind: at.kind,
    id: at.id,
    workflowId: at.run.workflowId,
    started: at.run.startedAt !== null,
    quiet,
    awaited: false,
    needsRun: !hasEnded(state),
    labels: { summary: view.summary, attributes: view.attributes, store: await context.storeId() },
    standing: {
      revision: state.revision,
      stage: view.stage,
      digest,
      next: tick && { name: tick.name, at: tick.at },
      details: view.details,
    },
    isNew: before === null,
    at: now,
  };
}

/**
 * Of several turns of one process in a transaction the last says how it stands, and none of them is forgotten. A child that begins
 * is started by the run that it belongs to.
 */
export function tell({ tellings }: Unit, kept: { readonly isChild?: boolean }, telling: RunTelling): void {
  const key = keyOf(telling);
  const joined = join(tellings.get(key), telling);
  if (joined.isNew && kept.isChild === true) return;
  tellings.set(key, joined);
}

/** Those of several transactions, in their order: one for each process. */
export function joinTellings(all: readonly RunTelling[]): RunTelling[] {
  const joined = new Map<string, RunTelling>();
  for (const telling of all) joined.set(keyOf(telling), join(joined.get(keyOf(telling)), telling));
  return [...joined.values()];
}

function keyOf({ kind, id }: RunTelling): string {
  return `${kind}/${id}`;
}

function join(before: RunTelling | undefined, after: RunTelling): RunTelling {
  const { quiet, awaited, isNew } = before ?? { quiet: true, awaited: true, isNew: false };
  return { ...after, quiet: after.quiet && quiet, awaited: after.awaited && awaited, isNew: after.isNew || isNew };
}
