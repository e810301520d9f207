import { visitSetters } from '../../domain/policy/fields';
import { granted } from '../../domain/policy/may';
import { visitCommands } from '../../domain/visit';
import { channelOf } from '../auth/caller';
import { requireSettable, type SettersOf } from '../auth/settable';
import { ask, type Given } from '../commands/ask';
import type { RequestContext, RouteInput } from '../http/define-route';
import { Problem } from '../problems';
import type { VisitCommandInput } from './command-schemas';
import { holdersOf, notAllowed } from '../who-may';
import { visibleVisit, type VisibleVisit } from './visible-visit';

/**
 * Gives a command to a visit.
 *
 * @throws Problem 403 for one who sees the visit but may never give such a command, 409 and 422 for refusals
 */
export async function giveToVisit(
  input: RouteInput<{ visit: string }, unknown, VisitCommandInput>,
  context: RequestContext<'signed-in'>,
): Promise<Given<VisibleVisit>> {
  const named = input.params.visit;
  context.services.words.refuseAgain(context.caller.personId, named);
  const { visit, actor: seer } = await visibleVisit(context, named);
  const { type, ...content } = input.body;
  const { grant } = visitCommands[type];
  const actor = grant && granted(seer, grant, visit.standing);
  if (actor === null) throw grant === null ? new Problem('not-allowed') : notAllowed(holdersOf(grant));
  requireSettable(content, setters[type], actor, 'not-allowed');
  const { id: visitId, ticketId } = visit.state;
  const asked = await ask(context, context.services.store.sayToVisit, {
    kind: 'visit',
    id: visitId,
    ticketId,
    named,
    type,
    content,
    actor,
    channel: channelOf(context.caller),
    at: visit.readAt,
  });
  if (asked.kind === 'pending') return asked;
  const { commandId, stands } = asked;
  // The name of another technician has to be read, and what the end of a visit makes of its ticket; all else is known.
  const shown =
    stands === null || stands.state.ended !== null || stands.state.slot?.technician !== visit.state.slot?.technician
      ? await visibleVisit(context, visitId)
      : { visit: { ...visit, ...stands, updatedAt: stands.now, readAt: stands.now }, actor: seer };
  return { kind: 'done', commandId, revision: asked.revision ?? shown.visit.state.revision, shown };
}

/** Of exactly the fields that the schemas have. */
const setters: { readonly [T in VisitCommandInput['type']]: SettersOf<Extract<VisitCommandInput, { type: T }>> } =
  visitSetters;
