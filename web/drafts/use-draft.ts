import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '../session/me';

const prefix = 'reglament.draft';
const keptDays = 60;
const dayMs = 86_400_000;
const writeAfterMs = 250;

interface Kept<T> {
  readonly at: number;
  readonly value: T;
}

/**
 * What somebody is writing, kept in this browser until it is sent: a reload, a crash or a day between lose nothing. It belongs to
 * the person: whoever signs in next does not see it.
 *
 * @param key what it is for, such as `reply SKAI-1042`
 * @returns the value, how to change it, and how to be done with it
 */
export function useDraft<T>(key: string, initial: T): readonly [T, (value: T) => void, () => void] {
  const { id } = useMe();
  const place = `${prefix} ${id} ${key}`;
  const [value, setValue] = useState<T>(() => read<T>(place) ?? initial);
  const latest = useRef<{ readonly place: string; readonly value: T } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const keep = useCallback((): void => {
    clearTimeout(timer.current);
    if (latest.current !== null) write(latest.current.place, latest.current.value);
    latest.current = null;
  }, []);

  // Another ticket beside the same list is another draft.
  const shown = useRef(place);
  useEffect(() => {
    if (shown.current === place) return;
    keep();
    shown.current = place;
    setValue(read<T>(place) ?? initial);
  }, [place, initial, keep]);

  useEffect(() => {
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);

  const change = useCallback(
    (next: T): void => {
      setValue(next);
      latest.current = { place, value: next };
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, writeAfterMs);
    },
    [place, keep],
  );
  const done = useCallback((): void => {
    clearTimeout(timer.current);
    latest.current = null;
    localStorage.removeItem(place);
    setValue(initial);
  }, [place, initial]);
  return [value, change, done];
}

/** What is kept of a draft right now: another tab may have changed it, or be done with it. @param person whose it is */
export function keptDraft<T>(person: string, key: string): T | null {
  return read<T>(`${prefix} ${person} ${key}`);
}

function read<T>(place: string): T | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Kept<T> | null;
    return kept !== null && Date.now() - kept.at < keptDays * dayMs ? kept.value : null;
  } catch {
    return null;
  }
}

/** A full store loses what was kept longest ago before it loses what is being written. */
function write(place: string, value: unknown): void {
  const content = JSON.stringify({ at: Date.now(), value } satisfies Kept<unknown>);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      return localStorage.setItem(place, content);
    } catch {
      const oldest = draftsByAge().find((it) => it !== place);
      if (oldest === undefined) return;
      localStorage.removeItem(oldest);
    }
  }
}

function draftsByAge(): readonly string[] {
  return Object.keys(localStorage)
    .filter((place) => place.startsWith(`${prefix} `))
    .sort((one, other) => ageOf(one) - ageOf(other));
}

function ageOf(place: string): number {
  try {
    return (JSON.parse(localStorage.getItem(place) ?? 'null') as Kept<unknown> | null)?.at ?? 0;
  } catch {
    return 0;
  }
}
