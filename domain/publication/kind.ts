import { foldingOf, type BodyOf, type ProcessKind } from '../process';
import { publicationCommands, type DraftChange, type LaterPublication } from './commands';
import { openDraft } from './commands/open';
import { begun } from './commands/publish';
import type { PublicationEvent } from './events';
import type { PublicationState } from './state';

/** A change of the rules, from its draft until everything open counts by it: one kind of process, of a desk's own. */
export const publicationKind: ProcessKind<PublicationState, PublicationEvent, DraftChange, LaterPublication, null> = {
  kind: 'publication',
  schema: { events: 1, state: 1 },
  // One schema so far.
  upcast: ({ type, data }) => ({ type, ...(data as object) }) as BodyOf<PublicationEvent>,
  first(event) {
    if (event.type !== 'draft-opened') throw new Error(`a publication does not begin with ${event.type}`);
    const { publicationId: id, number, desk, rules, about, digest, revision, at: lastAt } = event;
    return {
      ...{ schema: 1, id, number, desk, clientId: null, rules, about, digest, revision, lastAt },
      ...{ stage: 'draft', rehearsing: null, rehearsal: null, published: null, batch: null, endedAt: null, clocks: [] },
    };
  },
  evolve: foldingOf<PublicationState, PublicationEvent>({
    commands: publicationCommands,
    evolve: (state, event) =>
      event.type === 'came-into-force' ? { ...state, stage: 'moving', batch: begun(event.at) } : state,
  }),
  opening: {
    type: 'draft-change',
    pin: ({ pin }) => pin,
    open: (body, command) => openDraft(publicationKind, body, command),
  },
  commands: publicationCommands,
  reach(draft) {
    if (draft.state.stage === 'waiting') draft.emit({ type: 'came-into-force' });
  },
  told: () => [],
  hasEnded: ({ stage }) => stage === 'done' || stage === 'withdrawn',
};
