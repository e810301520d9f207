import type { SystemActor } from '../../domain/policy/actor';
import { progressOf, sameProgress, type WorkAct } from '../../domain/visit';
import { firstProgress, type ActOfVisit } from '../../domain/ticket';
import { ownRow } from '../process/inbox';
import { passRow } from '../process/pass-row';
import type { Unit } from '../process/unit';
import type { VisitChange } from './visit-model';

const visit: SystemActor = { kind: 'system', part: 'visit' };

/** Tells a ticket what it does not know yet of the progress of a visit, once a revision. */
export async function tellTicket(unit: Unit, change: VisitChange): Promise<void> {
  const { before, state, now } = change;
  const { id: visitId, ticketId, revision } = state;
  const told = before === null ? firstProgress : progressOf(before);
  const progress = progressOf(state);
  if (sameProgress(told, progress)) return;
  const text = checkText(change);
  const cause = personBehind(change);
  const act = progress.stage === 'done' && state.act !== null ? actOf(state.act) : undefined;
  const row = ownRow({
    identity: `visit/${visitId}/${revision}`,
    type: 'visit-progress',
    content: {
      visitId,
      progress,
      ...(text === undefined ? {} : { text }),
      ...(cause === undefined ? {} : { cause }),
      ...(act === undefined ? {} : { act }),
    },
    actor: visit,
    channel: 'console',
  });
  await passRow(unit, { kind: 'ticket', id: ticketId, rootId: ticketId }, row, now);
}

function actOf({ id, readings, confirmed }: WorkAct): ActOfVisit {
  return { id, readings: readings === true, confirmed };
}

/** Whose act it was that moved the visit on. */
function personBehind({ events }: VisitChange): string | undefined {
  const by = events.at(-1)?.by;
  return by !== undefined && 'person' in by ? by.person : undefined;
}

/** What the desk wrote when it found the work done: the words of the ticket's solution. */
function checkText({ commands, outcomes }: VisitChange): string | undefined {
  const done = new Set(outcomes.flatMap(({ commandId, result }) => (result.kind === 'done' ? [commandId] : [])));
  const check = commands.find(({ id, body }) => body.type === 'check' && body.ok && done.has(id));
  return check?.body.type === 'check' ? check.body.text : undefined;
}
