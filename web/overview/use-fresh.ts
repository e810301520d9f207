import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useHeard } from '../live/heard';

/** A desk at work changes all the time: what came meanwhile is read in one go. */
const gatherMs = 2_000;

/** Reads what is shown of a desk again when something of it has changed. */
export function useFresh(desk: string): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useHeard(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey: ['overview', desk] });
    }, gatherMs);
  });
}
