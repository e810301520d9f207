import { useCallback, useEffect, useRef, useState } from 'react';
import { putDraft, readDraft, type DraftWithFiles } from '../outbox/device-store';

/** A photo or a signature of a draft; its bytes lie on the device. */
export interface DraftFile {
  readonly key: string;
  readonly name: string;
}

export interface DeviceDraft<T> {
  /** Undefined until it has been read. */
  readonly value: T | undefined;
  /** Changes it; ends when that is on the device. */
  readonly change: (
    next: (value: T) => T,
    files?: { readonly added?: ReadonlyMap<string, Blob>; readonly removed?: readonly string[] },
  ) => Promise<void>;
  /** The device has kept nothing of the last change. */
  readonly isLost: boolean;
}

/**
 * What is being filled in, photos included, on the device with every change: a phone that needs its memory for the camera ends the
 * page meanwhile.
 *
 * @param place what it is for, and whose
 */
export function useDeviceDraft<T extends DraftWithFiles>(place: string, initial: T): DeviceDraft<T> {
  const [value, setValue] = useState<T>();
  const [isLost, setIsLost] = useState(false);
  const latest = useRef<T>(initial);
  const begin = useRef(initial);
  useEffect(() => {
    let isGone = false;
    const show = (found: unknown): void => {
      if (isGone) return;
      latest.current = (found as T | undefined) ?? begin.current;
      setValue(latest.current);
    };
    readDraft(place).then(show, () => show(undefined));
    return () => void (isGone = true);
  }, [place]);
  const change: DeviceDraft<T>['change'] = useCallback(
    async (next, { added, removed } = {}) => {
      latest.current = next(latest.current);
      setValue(latest.current);
      try {
        await putDraft(place, latest.current, added, removed);
        setIsLost(false);
      } catch {
        setIsLost(true);
      }
    },
    [place],
  );
  return { value, change, isLost };
}

/** Where the draft of a form for a visit lies. */
export function draftPlace(person: string, form: 'act' | 'no-show', visit: string): string {
  return `${person} ${form} ${visit}`;
}
