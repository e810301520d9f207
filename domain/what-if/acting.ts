/** Who says what in a question, and what a decision of it may look at: nobody real, and the rules that are asked. */
import type { PersonActor } from '../policy/actor';
import type { Context, Envelope, Rules, RulesCatalog } from '../process';
import type { Instant } from '../time';
import type { Field } from '../visit';

export const author: PersonActor = {
  kind: 'person',
  personId: 'author',
  shortId: 'cl-0',
  role: 'client',
  clientId: 'client',
};
export const manager: PersonActor = {
  kind: 'person',
  personId: 'manager',
  shortId: 'ma-0',
  role: 'manager',
  clientId: null,
};

export function envelope(id: string, actor: PersonActor, at: Instant): Envelope {
  return { id, actor, channel: 'portal', receivedAt: at, storedAt: at };
}

/** One set of rules is all there is. */
export function catalogOf(rules: Rules): RulesCatalog {
  return {
    of: () => rules,
    layers: rules.layers,
    newest: rules,
    underCurrentCalendars: () => rules,
    version: () => rules,
  };
}

/** Nobody works there, and nothing lies anywhere: no act of a question asks. */
export const emptyField: Field = { technician: () => undefined, engagement: () => null, stock: () => 0 };

/** @param world what the kind asks of the world beside it: of a ticket nothing, since no act of a question is about its client's accounts */
export function contextOf<World>(rules: Rules, world: World): Context<World> {
  const standing = { clientId: 'client', authorId: author.personId, authorKind: 'person', sharedWith: [] } as const;
  return {
    rules,
    catalog: catalogOf(rules),
    directory: { member: () => undefined, members: () => [] },
    standing,
    world,
  };
}
