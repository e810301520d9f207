import { useQueryClient, type MutationCacheNotifyEvent, type QueryCacheNotifyEvent } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { isSignedOut } from '../api/problem';

const Dialog = lazy(async () => ({ default: (await import('./sign-in-again-dialog')).SignInAgainDialog }));

/**
 * When the session has ended under an open page (in another tab, by time): asks to sign in over it, so that nothing typed is
 * lost.
 */
export function SignInAgain(): ReactNode {
  const client = useQueryClient();
  const [isOut, setIsOut] = useState(false);
  useEffect(() => {
    // At the moment of the refusal alone: what was refused once is remembered, and told again when it is tried anew or forgotten.
    const heard = (event: QueryCacheNotifyEvent | MutationCacheNotifyEvent): void => {
      if (event.type === 'updated' && event.action.type === 'error' && isSignedOut(event.action.error)) setIsOut(true);
    };
    const stopQueries = client.getQueryCache().subscribe(heard);
    const stopMutations = client.getMutationCache().subscribe(heard);
    return () => {
      stopQueries();
      stopMutations();
    };
  }, [client]);
  if (!isOut) return null;
  return (
    <Suspense fallback={null}>
      <Dialog onDone={() => setIsOut(false)} />
    </Suspense>
  );
}
