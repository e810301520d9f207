import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { runningClocks, stopClocks, type ClockState } from '../../process';
import { solutionArrived } from '../effects/shared';
import type { TicketState } from '../state/state';

/** The client's word asks for nothing: after a solution the silence starts anew from here, after closing nothing follows. */
export interface MarkCourtesy {
  readonly type: 'mark-courtesy';
}

export interface CourtesyEvents {
  /** The first of the words of each occasion. */
  'courtesy-marked': { messageIds: string[] };
}

export const markCourtesy: TicketRule<MarkCourtesy, CourtesyEvents> = {
  type: 'mark-courtesy',
  grant: { client: 'nobody', staff: desk },
  check: (state) =>
    state.words.length === 0 && waiting(state).length === 0 ? refuse('word-not-after-solution') : null,
  decide(draft, _body, _command, { rules }) {
    draft.emit({ type: 'courtesy-marked', messageIds: wordsOf(draft.state) });
    stopClocks(draft, { from: ['client-word', 'word-after-solution', 'word-after-closing'] });
    // Who writes has seen the solution, whatever became of the letter.
    solutionArrived(draft, rules, draft.at);
    return null;
  },
  folds: {
    // A courtesy starts the silence anew: a warning of the earlier silence does not serve for the next.
    'courtesy-marked': (state) => ({
      ...state,
      words: [],
      // Since the solution nothing was said against it: what had been, would have taken it back.
      contradictedAt: state.stage === 'solved' ? null : state.contradictedAt,
      solution: state.solution === null ? null : { ...state.solution, warnedAt: null, warningDeliveredAt: null },
    }),
  },
};

/** Reactions that a word of the client still waits for. */
function waiting(state: TicketState): readonly ClockState[] {
  return runningClocks(state, { from: ['client-word'] });
}

function wordsOf(state: TicketState): string[] {
  const ids = [...state.words.map(({ messageId }) => messageId), ...waiting(state).map(({ subject }) => subject)];
  return [...new Set(ids.filter((id) => id !== null))];
}
