import { createRootRoute, createRoute, redirect } from '@tanstack/react-router';
import { queries } from '../api/queries';
import { isSignedOut } from '../api/problem';
import { Crashed, NotFound } from './fallbacks';
import { queryClient } from './query-client';
import { Shell } from './shell';

export const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: Crashed });

/** Everything below wants somebody who is signed in. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    // A technician's phone begins with what it keeps, and needs no network for it.
    if (localStorage.getItem('reglament.kept') !== null)
      await (await import('../technician/kept-reads')).restoreKept(queryClient);
    try {
      const me = await queryClient.ensureQueryData(queries.me());
      if (me.secondFactorMissing) redirect({ to: '/second-factor', search: { next: location.href }, throw: true });
      return { me };
    } catch (problem) {
      if (isSignedOut(problem)) redirect({ to: '/sign-in', search: { next: location.href }, throw: true });
      throw problem;
    }
  },
  component: Shell,
});
