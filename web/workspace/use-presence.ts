import { useEffect, useRef, useState } from 'react';
import { api } from '../api/client';
import { usePresent, type Present } from '../live/presence';
import { useMe } from '../session/me';

/** Said again before the others forget it, after 30 s. */
const againMs = 20_000;
/** Nobody writes who has not touched a key for so long. */
const restMs = 15_000;

type Doing = 'looking' | 'writing' | 'left';

/**
 * Tells the others of the desk that one looks at a ticket or writes on it, and who else does.
 *
 * @returns the others, and what to call at each key stroke
 */
export function usePresence(
  tid: string,
  desk: string,
): { readonly others: readonly Present[]; readonly onWriting: () => void } {
  const me = useMe();
  const own = me.memberships.find((it) => it.desk === desk && it.role !== 'client')?.shortId;
  const [doing, setDoing] = useState<'looking' | 'writing'>('looking');
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const tell = (what: Doing): void => {
      // Nothing depends on it: a failure is passed over.
      api
        .PUT('/api/v1/tickets/{ticket}/presence', {
          params: { path: { ticket: tid } },
          body: { doing: what },
          keepalive: what === 'left',
        })
        .catch(() => undefined);
    };
    const tellVisible = (): void => (document.visibilityState === 'visible' ? tell(doing) : tell('left'));
    const leave = (): void => tell('left');
    tellVisible();
    const timer = setInterval(() => document.visibilityState === 'visible' && tell(doing), againMs);
    document.addEventListener('visibilitychange', tellVisible);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tellVisible);
      window.removeEventListener('pagehide', leave);
    };
  }, [tid, doing]);
  useEffect(
    () => () => {
      clearTimeout(rest.current);
      api
        .PUT('/api/v1/tickets/{ticket}/presence', { params: { path: { ticket: tid } }, body: { doing: 'left' } })
        .catch(() => undefined);
    },
    [tid],
  );
  const onWriting = (): void => {
    setDoing('writing');
    clearTimeout(rest.current);
    rest.current = setTimeout(() => setDoing('looking'), restMs);
  };
  return { others: usePresent(tid, own), onWriting };
}
