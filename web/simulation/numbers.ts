import { simulationPageTexts } from '../../texts/web/simulation';
import { useLanguage, useTexts } from '../language/language';

/** A share as people read it: `97,3 %`. */
export function usePercent(): (share: number) => string {
  const format = new Intl.NumberFormat(useLanguage(), { style: 'percent', maximumFractionDigits: 1 });
  return (share) => format.format(share);
}

/** A count with its thousands apart. */
export function useCount(): (count: number) => string {
  const format = new Intl.NumberFormat(useLanguage());
  return (count) => format.format(count);
}

/** Working time in whole hours; below one, in minutes. */
export function useWorkingTime(): (seconds: number) => string {
  const say = useTexts(simulationPageTexts);
  const count = useCount();
  return (seconds) =>
    seconds < 3_600
      ? say('minutes', { count: count(Math.round(seconds / 60)) })
      : say('hours', { count: count(Math.round(seconds / 3_600)) });
}
