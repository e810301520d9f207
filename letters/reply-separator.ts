import { both } from '../texts/language';

/**
 * The line above which a letter is answered: what stands above it in a reply are new words, whatever program they were written in.
 * Reading a reply looks for either language, so a wording that has left once is recognised for ever: add, never replace.
 */
export const replySeparator = both(
  '— пожалуйста, пишите ответ выше этой строки —',
  '— please write your answer above this line —',
);
