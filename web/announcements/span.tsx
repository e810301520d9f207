import type { ReactNode } from 'react';
import { announcementTexts } from '../../texts/web/announcements';
import { useTexts } from '../language/language';
import { When } from '../time/when';

/** From when until when, by the reader's clocks. */
export function Span({ from, to }: { from: string; to: string | null }): ReactNode {
  const say = useTexts(announcementTexts);
  return (
    <>
      <When at={from} /> – {to === null ? say('unknownEnd') : <When at={to} />}
    </>
  );
}
