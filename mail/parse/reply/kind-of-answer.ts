/** Whether a letter answers another one, passes another one on, or begins something. */
export type KindOfAnswer = 'reply' | 'forward' | 'first';

const answered = /^(?:re|ответ|отв|на|aw|sv|vs|antw|odp|rif|res)\s?(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s?[:：]/iu;
const passedOn =
  /^(?:fwd?|fw|пересл|переслано|пер|перенаправлено|wg|tr|enc|hx)\s?(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?[:：]/iu;
/** What may stand before: a number of ours or another mark between brackets. */
const marked = /^\s*(?:\[[^\][]{1,60}\]\s*){0,3}/u;

/** By the subject, and by what the letter refers to: quotations are looked for only where something can be quoted. */
export function kindOfAnswer(subject: string, refers: boolean): KindOfAnswer {
  const rest = subject.replace(marked, '');
  if (passedOn.test(rest)) return 'forward';
  return refers || answered.test(rest) ? 'reply' : 'first';
}
