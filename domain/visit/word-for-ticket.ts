import type { Command, Outcome } from '../process';
import type { ActOfVisit, LaterBody } from '../ticket';
import { firstProgress, sameProgress } from '../visit-progress';
import type { VisitBody, VisitEvent } from './commands';
import { progressOf } from './progress';
import type { VisitState, WorkAct } from './state/state';

/** What has become of a visit, by one commit. */
export interface VisitMoved {
  /** Null: it was opened. */
  readonly before: VisitState | null;
  readonly state: VisitState;
  readonly events: readonly VisitEvent[];
  readonly commands: readonly Command<VisitBody>[];
  readonly outcomes: readonly Outcome[];
}

/** What a ticket does not know yet of the progress of a visit; null: nothing. */
export function wordForTicket(moved: VisitMoved): Extract<LaterBody, { readonly type: 'visit-progress' }> | null {
  const { before, state } = moved;
  const told = before === null ? firstProgress : progressOf(before);
  const progress = progressOf(state);
  if (sameProgress(told, progress)) return null;
  const text = checkText(moved);
  const cause = personBehind(moved);
  const act = progress.stage === 'done' && state.act !== null ? actOf(state.act) : undefined;
  return {
    type: 'visit-progress',
    visitId: state.id,
    progress,
    ...(text === undefined ? {} : { text }),
    ...(cause === undefined ? {} : { cause }),
    ...(act === undefined ? {} : { act }),
  };
}

function actOf({ id, readings, confirmed }: WorkAct): ActOfVisit {
  return { id, readings: readings === true, confirmed };
}

/** Whose act it was that moved the visit on. */
function personBehind({ events }: VisitMoved): string | undefined {
  const by = events.at(-1)?.by;
  return by !== undefined && 'person' in by ? by.person : undefined;
}

/** What the desk wrote when it found the work done: the words of the ticket's solution. */
function checkText({ commands, outcomes }: VisitMoved): string | undefined {
  const done = new Set(outcomes.flatMap(({ commandId, result }) => (result.kind === 'done' ? [commandId] : [])));
  const check = commands.find(({ id, body }) => body.type === 'check' && body.ok && done.has(id));
  return check?.body.type === 'check' ? check.body.text : undefined;
}
