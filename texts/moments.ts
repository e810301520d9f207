import type { ThresholdMoment } from '../domain/time';
import { both, fill, type Language } from './language';
import { termText } from './terms';

const moments = {
  due: both('в срок', 'when it is due'),
  percent: both('когда пройдёт {percent} % времени', 'when {percent} % of the time has passed'),
  before: both('до срока: {term}', '{term} before it is due'),
  after: both('после срока: {term}', '{term} after it was due'),
};

/** When in the course of a clock something happens, in words. */
export function momentText(moment: ThresholdMoment, language: Language): string {
  if ('percent' in moment) return fill(moments.percent[language], { percent: moment.percent });
  if ('before' in moment) return fill(moments.before[language], { term: termText(moment.before, language) });
  if ('after' in moment) return fill(moments.after[language], { term: termText(moment.after, language) });
  return moments.due[language];
}
