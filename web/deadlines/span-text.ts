import { accountTexts } from '../../texts/web/tickets';
import { useTexts } from '../language/language';

/** A span as people say it: `7 ч 30 мин`. */
export function useSpanText(): (seconds: number) => string {
  const say = useTexts(accountTexts);
  return (seconds) => {
    const minutes = Math.round(seconds / 60);
    const parts = [
      minutes >= 60 ? say('hours', { count: Math.floor(minutes / 60) }) : '',
      minutes % 60 > 0 || minutes < 60 ? say('minutes', { count: minutes % 60 }) : '',
    ];
    return parts.filter(Boolean).join(' ');
  };
}
