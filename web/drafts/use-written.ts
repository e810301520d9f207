import { useState } from 'react';
import { useDraft } from './use-draft';

/** What is written, with what was read as its writing began: it may be sent days later. */
interface Written<T, S> {
  readonly what: T;
  readonly seen: S;
}

/**
 * What somebody writes over something that others may change, kept in this browser with what it is written over.
 *
 * @param seen what has been read now; of what is kept already, what was read then
 * @returns what is written, how to change it, what it is written over, and how to be done with it
 */
export function useWritten<T, S>(
  key: string,
  initial: T,
  seen: S,
): readonly [T, (what: T, seen?: S) => void, S, () => void] {
  const [begin] = useState<Written<T, S>>({ what: initial, seen });
  const [written, change, done] = useDraft(`${key} over`, begin);
  return [written.what, (what, now = written.seen) => change({ what, seen: now }), written.seen, done];
}
