import { useSyncExternalStore } from 'react';
import type { Letter } from './letter';
import { listenToOutbox, outboxState, type OutboxState } from './outbox';

/** What waits on this device for the person signed in. */
export function useOutbox(): OutboxState {
  return useSyncExternalStore(listenToOutbox, outboxState);
}

const none: readonly Letter[] = [];

/** The letters of one visit that wait. */
export function useLettersOf(visit: string): readonly Letter[] {
  const { letters } = useOutbox();
  return (letters ?? none).filter((letter) => letter.visit === visit);
}
