import { listsAsked, lookUp } from '../../domain/regulation';
import type { Rules } from '../../domain/process';
import { situationOf, type TicketState } from '../../domain/ticket';
import type { Language } from '../../texts/language';
import { answerView, presentAnswers } from '../forms/present-answers';
import { formDigest } from '../forms/validators';
import { instantOut, orNull } from '../schemas/values';
import { z } from '../schemas/zod';
import type { ApiStore } from '../services';
import { iso } from './present-clock';

/** What was answered, under the ids of the words that brought it. */
export type Answers = Awaited<ReturnType<ApiStore['readAnswers']>>;

/** Lists of questions on a ticket: those that are asked now, and those that were answered. */
export const questionViews = {
  questions: z
    .array(
      z
        .object({
          list: z.string(),
          title: z.string(),
          digest: z.string().nullable().openapi({ description: 'Of its form; null: the rules have it no more.' }),
          asked: z.boolean().openapi({ description: '`answer-questions` takes it now.' }),
          answered: orNull(
            z.object({ at: instantOut(), answers: z.array(answerView) }).openapi('QuestionsAnswered'),
          ).openapi({ description: 'The last answers; the timeline has all.' }),
        })
        .openapi('TicketQuestions'),
    )
    .openapi({ description: 'In the order of the regulation; none for clients.' }),
};

export function presentQuestions(
  state: TicketState,
  rules: Rules,
  answers: Answers,
  language: Language,
): readonly object[] {
  const { questions } = rules.regulation;
  const asked = state.stage === 'closed' ? [] : listsAsked(questions, situationOf(state, rules));
  const codes = [...Object.keys(questions), ...Object.keys(state.answers).filter((code) => !(code in questions))];
  return codes.flatMap((code) => {
    const last = lookUp(state.answers, code);
    if (last === undefined && !asked.includes(code)) return [];
    const list = lookUp(questions, code);
    const filled = last === undefined ? {} : (answers.get(last.messageId) ?? {});
    return [
      {
        list: code,
        title: list?.title[language] ?? code,
        digest: list === undefined ? null : formDigest(list),
        asked: asked.includes(code),
        answered:
          last === undefined
            ? null
            : { at: iso(last.at), answers: presentAnswers(list?.fields ?? {}, filled, language) },
      },
    ];
  });
}
