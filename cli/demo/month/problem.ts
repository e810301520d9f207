import type { Language } from '../../../texts/language';

/** What clients write about, and what they are answered: the words of a month, in the language of the desks. */
export interface Problem {
  readonly subject: string;
  readonly text: string;
  /** What the desk asks back, where it has to. */
  readonly question: string;
  /** The client's answer to that, or what comes to the client's mind later. */
  readonly more: string;
  /** The first answer. */
  readonly answer: string;
  readonly solution: string;
  /** Of the desk; default: that of a request without one. */
  readonly topic?: string;
  /** In which it is written; default: Russian. */
  readonly language?: Language;
}

/** In the order in which they are said. */
export const problem = (
  subject: string,
  text: string,
  question: string,
  more: string,
  answer: string,
  solution: string,
  topic?: string,
): Problem => ({ subject, text, question, more, answer, solution, ...(topic === undefined ? {} : { topic }) });
