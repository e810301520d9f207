import { useQueryClient } from '@tanstack/react-query';
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
    const heard = (error: unknown): void => {
      if (isSignedOut(error)) setIsOut(true);
    };
    const stopQueries = client.getQueryCache().subscribe(({ query, type }) => {
      if (type === 'updated') heard(query.state.error);
    });
    const stopMutations = client.getMutationCache().subscribe(({ mutation }) => heard(mutation?.state.error));
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
