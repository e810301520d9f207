import type { KeptKind } from '../../../store/process/kept-kind';
import { nextTick } from '../../../domain/process';
import { errandKind, type ErrandEvent, type ErrandState, type LaterErrand, type OpenErrand } from './kind';

/** Errands as the store keeps them: no read model, nothing beside the state, nobody to be told. */
export const keptErrand: KeptKind<ErrandState, ErrandEvent, OpenErrand, LaterErrand, null> = {
  process: errandKind,
  async surround(_transaction, { before, commands }) {
    const opening = commands.find(({ body }) => body.type === 'open-errand')?.body;
    const clientId = before?.clientId ?? (opening?.type === 'open-errand' ? opening.clientId : '');
    return {
      standing: { clientId, authorId: '', authorKind: 'person', sharedWith: [] },
      world: () => null,
      persons: () => [],
    };
  },
  view(state) {
    const { desk, number, stage, clientId } = state;
    const NextDue = nextTick(state)?.at ?? null;
    return {
      stage,
      summary: number,
      attributes: {
        Desk: desk,
        TicketNumber: number,
        Stage: stage,
        Topic: '',
        Assignee: null,
        ClientId: clientId,
        NextDue,
      },
      details: `**${stage}**`,
    };
  },
};
