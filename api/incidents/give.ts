import { channelOf } from '../auth/caller';
import { heard } from '../commands/heard';
import { identityOf } from '../http/identity';
import { readRule } from './read-rule';
import type { IncidentCommandGiven } from './schemas';
import { visibleIncident, type IncidentContext } from './visible-incident';

/**
 * Gives a command to an incident. Its run hears that something is there, whatever it is called: no hand acts on it in the console.
 *
 * @throws Problem 404, 409 and 422 for refusals, 429
 */
export async function giveToIncident(
  context: IncidentContext,
  id: string,
  body: IncidentCommandGiven,
): Promise<'done' | 'pending'> {
  const { services, caller, requestId, ifMatch } = context;
  services.words.refuseAgain(caller.personId, id);
  const { incident, actor } = await visibleIncident(context, id);
  const { type, ...given } = body;
  const content = await contentOf(context, incident.state.desk, { type, ...given } as IncidentCommandGiven);
  await services.words.take(actor, id, id);
  const said = await services.store.sayToIncident({
    ...{ kind: 'incident', id, type, content, actor, requestId },
    ...{ identity: identityOf(context), channel: channelOf(caller), at: incident.now },
    ...(ifMatch === null ? {} : { ifMatch }),
  });
  return heard(services, said);
}

/** The body as the incident takes it: a rule with the codes of the desk, a solution of a kind. */
async function contentOf(
  { services: { store } }: IncidentContext,
  desk: string,
  body: IncidentCommandGiven,
): Promise<Readonly<Record<string, unknown>>> {
  const { type: _, ...content } = body;
  if (body.type === 'solve') return { ...content, kind: body.kind ?? 'answer' };
  if (body.type !== 'set-rule') return content;
  return { rule: body.rule === null ? null : await readRule(store, desk, body.rule, '/rule') };
}
