import { lazy, Suspense, type ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { useLanguage, useTexts } from '../language/language';
import { useMe } from '../session/me';
import { dayIn, momentIn, type Length } from './format';

// Most people live by the clocks of their desk: what shows both comes when it is needed.
const DeskTime = lazy(async () => ({ default: (await import('./desk-time')).DeskTime }));

/**
 * An instant by the reader's clocks, with the desk's on hover and for screen readers where they differ.
 *
 * @param zone of the desk
 */
export function When({
  at,
  zone,
  length = 'short',
}: {
  at: string;
  zone?: string | undefined;
  length?: Length;
}): ReactNode {
  const language = useLanguage();
  const say = useTexts(shellTexts);
  const { timeZone } = useMe();
  const own = momentIn(at, timeZone, language, length);
  // A long one has to break where a page is narrow.
  const wrap = length === 'short' ? ({ whiteSpace: 'nowrap' } as const) : {};
  const shown = (
    <time dateTime={at} style={wrap}>
      {own}
    </time>
  );
  if (zone === undefined) return shown;
  const theirs = momentIn(at, zone, language, 'full');
  if (theirs === momentIn(at, timeZone, language, 'full')) return shown;
  return (
    <Suspense fallback={shown}>
      <DeskTime at={at} own={own} label={`${theirs}, ${say('deskTime')}`} style={wrap} />
    </Suspense>
  );
}

/** A day by itself, as the desk's calendar counts it. @param date `2027-01-11` */
export function Day({ date, length = 'short' }: { date: string; length?: Length }): ReactNode {
  return <time dateTime={date}>{dayIn(date, useLanguage(), length)}</time>;
}
