import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { effectiveAt } from '../../process';
import { listsAsked, lookUp } from '../../regulation';
import { situationOf } from '../situation';
import type { TicketRule } from '../state/rule';

/**
 * What the client answered to a list of questions of the desk (HD-2), on the record for ever: whoever asks again adds to it. The edge
 * has checked the answers against the form.
 */
export interface AnswerQuestions {
  readonly type: 'answer-questions';
  /** Code of the regulation. */
  readonly list: string;
  /** By the codes of its form. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** Digest of the form that was filled in. */
  readonly form?: string;
  /** What was said beside. */
  readonly text?: string;
  readonly attachments?: readonly string[];
}

export interface AnswerQuestionsEvents {
  /** The answers stand with the word. */
  'questions-answered': { list: string; messageId: string };
}

export const answerQuestions: TicketRule<AnswerQuestions, AnswerQuestionsEvents> = {
  type: 'answer-questions',
  grant: { client: 'nobody', staff: desk },
  check(state, rules) {
    const { questions } = rules.regulation;
    if (Object.keys(questions).length === 0) return refuse('unknown-questions');
    if (state.stage === 'closed') return refuse('ticket-closed');
    return listsAsked(questions, situationOf(state, rules)).length === 0 ? refuse('not-asked-now') : null;
  },
  decide(draft, { list }, { id }, { rules }) {
    const { questions } = rules.regulation;
    if (lookUp(questions, list) === undefined) return refuse('unknown-questions');
    if (!listsAsked(questions, situationOf(draft.state, rules)).includes(list)) return refuse('not-asked-now');
    draft.emit({ type: 'questions-answered', list, messageId: id });
    return null;
  },
  message: ({ text = '', answers }) => ({ kind: 'internal', text, fields: answers }),
  folds: {
    'questions-answered': (state, event) => {
      const { list, messageId } = event;
      return { ...state, answers: { ...state.answers, [list]: { messageId, at: effectiveAt(event) } } };
    },
  },
};
