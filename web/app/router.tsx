import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { queries } from '../api/queries';
import { isSignedOut } from '../api/problem';
import { isStaff } from '../session/me';
import { Crashed, NotFound } from './fallbacks';
import { queryClient } from './query-client';
import { filingSearch, ticketsSearch } from '../portal/search';
import { queueSearch } from '../workspace/search';
import { Shell } from './shell';

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: Crashed });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    // A place of our own only: `//elsewhere` would lead away.
    typeof search['next'] === 'string' && /^\/(?![/\\])/.test(search['next']) ? { next: search['next'] } : {},
  component: lazyRouteComponent(() => import('../session/sign-in-page'), 'SignInPage'),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten',
  component: lazyRouteComponent(() => import('../session/forgotten-page'), 'ForgottenPage'),
});

/** Everything below wants somebody who is signed in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    try {
      return { me: await queryClient.ensureQueryData(queries.me()) };
    } catch (problem) {
      if (isSignedOut(problem)) redirect({ to: '/sign-in', search: { next: location.href }, throw: true });
      throw problem;
    }
  },
  component: Shell,
});

const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: ({ context: { me } }) => {
    if (isStaff(me)) redirect({ to: '/queues/$queue', params: { queue: 'mine' }, throw: true });
    redirect({ to: '/tickets', throw: true });
  },
});

const tickets = createRoute({
  getParentRoute: () => signedIn,
  path: '/tickets',
  validateSearch: ticketsSearch,
  component: lazyRouteComponent(() => import('../portal/tickets-page'), 'TicketsPage'),
});

const newTicket = createRoute({
  getParentRoute: () => signedIn,
  path: '/new',
  validateSearch: filingSearch,
  component: lazyRouteComponent(() => import('../portal/new-ticket-page'), 'NewTicketPage'),
});

/** For clients a conversation, for staff the same ticket beside their tools: who reads it decides. */
const ticket = createRoute({
  getParentRoute: () => signedIn,
  path: '/tickets/$ticket',
  component: lazyRouteComponent(() => import('./ticket-page'), 'TicketPage'),
});

/** Which of several clocks of a code is meant. */
const keySearch = (search: Record<string, unknown>): { key?: string } =>
  typeof search['key'] === 'string' ? { key: search['key'] } : {};

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/tickets/$ticket/deadlines/$code',
  validateSearch: keySearch,
  component: lazyRouteComponent(() => import('../deadlines/account-page'), 'TicketAccountPage'),
});

const visitAccount = createRoute({
  getParentRoute: () => signedIn,
  path: '/visits/$visit/deadlines/$code',
  validateSearch: keySearch,
  component: lazyRouteComponent(() => import('../deadlines/account-page'), 'VisitAccountPage'),
});

const queue = createRoute({
  getParentRoute: () => signedIn,
  path: '/queues/$queue',
  validateSearch: queueSearch,
  // A client has no queues: the same link shows what is theirs.
  beforeLoad: ({ context: { me } }) => {
    if (!isStaff(me)) redirect({ to: '/tickets', throw: true });
  },
  component: lazyRouteComponent(() => import('../workspace/queue-page'), 'QueuePage'),
});

const preferences = createRoute({
  getParentRoute: () => signedIn,
  path: '/preferences',
  component: lazyRouteComponent(() => import('../preferences/preferences-page'), 'PreferencesPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    forgotten,
    signedIn.addChildren([start, tickets, newTicket, ticket, account, visitAccount, queue, preferences]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
