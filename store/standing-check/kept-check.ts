import {
  checkKind,
  type CheckEvent,
  type CheckState,
  type LaterCheck,
  type StandCheck,
} from '../../domain/standing-check';
import { nextTick } from '../../domain/process';
import { fill, say, type Language } from '../../texts/language';
import { checkDetails, checkStageTexts } from '../../texts/standing-check';
import type { KeptKind } from '../process/kept-kind';
import type { ProcessView } from '../process/view';

/** Standing checks as the store keeps them: no read model, and nobody is written to. */
export const keptCheck: KeptKind<CheckState, CheckEvent, StandCheck, LaterCheck, null> = {
  process: checkKind,
  surround: () =>
    Promise.resolve({
      standing: { clientId: null, authorId: '', authorKind: 'person', sharedWith: [] },
      world: () => null,
      persons: () => [],
    }),
  view: checkView,
};

function checkView(state: CheckState, _rules: unknown, language: Language): ProcessView {
  const { number, desk, stage, last } = state;
  const head = fill(say(checkDetails.head, language), { number, stage: say(checkStageTexts[stage], language) });
  const told =
    last === null
      ? []
      : [fill(say(checkDetails.last, language), { ...last, endedAt: new Date(last.endedAt).toISOString() })];
  return {
    stage,
    summary: number,
    attributes: {
      Desk: desk,
      TicketNumber: number,
      Stage: stage,
      Topic: '',
      Assignee: null,
      ClientId: null,
      NextDue: nextTick(state)?.at ?? null,
    },
    details: [head, ...told].join('\n\n'),
  };
}
