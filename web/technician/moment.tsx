import type { ReactNode } from 'react';
import { useLanguage } from '../language/language';
import { useMe } from '../session/me';
import { momentIn } from '../time/format';

/** An instant by the technician's clocks; without the hint of other zones, which would be half of the page's download. */
export function Moment({ at }: { at: string }): ReactNode {
  const { timeZone } = useMe();
  const language = useLanguage();
  return (
    <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
      {momentIn(at, timeZone, language, 'short')}
    </time>
  );
}
