import {
  checkKind,
  type CheckEvent,
  type CheckState,
  type LaterCheck,
  type StandCheck,
} from '../../domain/standing-check';
import { fill, say, type Language } from '../../texts/language';
import { checkDetails, checkStageTexts } from '../../texts/standing-check';
import type { KeptKind } from '../process/kept-kind';
import { attributesOf, toNobody } from '../of-desk';
import type { ProcessView } from '../process/view';

/** Standing checks as the store keeps them: no read model, and nobody is written to. */
export const keptCheck: KeptKind<CheckState, CheckEvent, StandCheck, LaterCheck, null> = {
  process: checkKind,
  surround: toNobody,
  view: checkView,
};

function checkView(state: CheckState, _rules: unknown, language: Language): ProcessView {
  const { number, stage, last } = state;
  const head = fill(say(checkDetails.head, language), { number, stage: say(checkStageTexts[stage], language) });
  const told =
    last === null
      ? []
      : [fill(say(checkDetails.last, language), { ...last, endedAt: new Date(last.endedAt).toISOString() })];
  return {
    stage,
    summary: number,
    attributes: attributesOf(state),
    details: [head, ...told].join('\n\n'),
  };
}
