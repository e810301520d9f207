import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { overviewSearch } from '../overview/search';
import { deskWideDesks } from '../session/leading';
import { isStaff, isTechnician, isTechnicianOnly, type Me } from '../session/me';
import { filingSearch, ticketsSearch } from '../portal/search';
import { boardSearch } from '../board/search';
import { queueSearch } from '../workspace/search';
import { nextSearch, signInSearch } from '../session/search';
import { administrationRoutes } from './administration-routes';
import { knowledgeRoutes } from './knowledge-routes';
import { announcementRoutes } from './announcement-routes';
import { rulesRoutes } from './rules-routes';
import { root, signedIn } from './signed-in';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('../session/sign-in-page'), 'SignInPage'),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten',
  component: lazyRouteComponent(() => import('../session/forgotten-page'), 'ForgottenPage'),
});

const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  validateSearch: nextSearch,
  component: lazyRouteComponent(() => import('../session/second-factor-first-page'), 'SecondFactorFirstPage'),
});

const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: ({ context: { me } }) => {
    if (isTechnicianOnly(me)) redirect({ to: '/my-visits', throw: true });
    if (isStaff(me)) redirect({ to: '/queues/$queue', params: { queue: 'waiting' }, throw: true });
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

/** What a company has left of free works, and on its account. */
const companyAccount = createRoute({
  getParentRoute: () => signedIn,
  path: '/account/$company',
  validateSearch: (search: Record<string, unknown>): { desk: string } => ({
    desk: typeof search['desk'] === 'string' ? search['desk'] : '',
  }),
  component: lazyRouteComponent(() => import('../administration/account-page'), 'AccountPage'),
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

/** What technicians do by day, and what waits to be planned. */
const board = createRoute({
  getParentRoute: () => signedIn,
  path: '/board',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('../board/board-page'), 'BoardPage'),
});

/** Whoever goes on no visits has none here. */
const ofTechnicians = ({ context: { me } }: { context: { me: Me } }): void => {
  if (!isTechnician(me)) redirect({ to: '/', throw: true });
};

const myVisits = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-visits',
  beforeLoad: ofTechnicians,
  component: lazyRouteComponent(() => import('../technician/day-page'), 'DayPage'),
});

const myVisit = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-visits/$visit',
  beforeLoad: ofTechnicians,
  component: lazyRouteComponent(() => import('../technician/visit-page'), 'MyVisitPage'),
});

const overviewPart = {
  getParentRoute: () => signedIn,
  validateSearch: overviewSearch,
  // Who works on the tickets of all clients of a desk sees how they stand.
  beforeLoad: ({ context: { me } }: { readonly context: { readonly me: Me } }): void => {
    if (deskWideDesks(me).length === 0) redirect({ to: '/', throw: true });
  },
} as const;

const overview = createRoute({
  ...overviewPart,
  path: '/overview',
  component: lazyRouteComponent(() => import('../overview/now-page'), 'NowPage'),
});

const overviewVisits = createRoute({
  ...overviewPart,
  path: '/overview/visits',
  component: lazyRouteComponent(() => import('../overview/visits-page'), 'VisitsPage'),
});

const overviewLetters = createRoute({
  ...overviewPart,
  path: '/overview/letters',
  component: lazyRouteComponent(() => import('../overview/letters-page'), 'LettersPage'),
});

const overviewTray = createRoute({
  ...overviewPart,
  path: '/overview/tray',
  component: lazyRouteComponent(() => import('../overview/tray-page'), 'TrayPage'),
});

const overviewFeedback = createRoute({
  ...overviewPart,
  path: '/overview/feedback',
  component: lazyRouteComponent(() => import('../overview/feedback-page'), 'FeedbackPage'),
});

const overviewTime = createRoute({
  ...overviewPart,
  path: '/overview/time',
  component: lazyRouteComponent(() => import('../overview/time-page'), 'TimePage'),
});

const overviewReports = createRoute({
  ...overviewPart,
  path: '/overview/reports',
  component: lazyRouteComponent(() => import('../reports/reports-page'), 'ReportsPage'),
});

const overviewReport = createRoute({
  ...overviewPart,
  path: '/overview/reports/$report',
  component: lazyRouteComponent(() => import('../reports/report-page'), 'ReportPage'),
});

const overviewRegister = createRoute({
  ...overviewPart,
  path: '/overview/register',
  component: lazyRouteComponent(() => import('../reports/register-page'), 'RegisterPage'),
});

const overviewRuns = createRoute({
  ...overviewPart,
  path: '/overview/runs',
  component: lazyRouteComponent(() => import('../overview/runs-page'), 'RunsPage'),
});

const preferences = createRoute({
  getParentRoute: () => signedIn,
  path: '/preferences',
  component: lazyRouteComponent(() => import('../preferences/preferences-page'), 'PreferencesPage'),
});

/** Whoever works on the tickets of all clients of a desk sees what happened to many of them. */
const incidents = createRoute({
  ...overviewPart,
  path: '/incidents',
  validateSearch: ({ desk }: Record<string, unknown>): { desk?: string } => (typeof desk === 'string' ? { desk } : {}),
  component: lazyRouteComponent(() => import('../incidents/incidents-page'), 'IncidentsPage'),
});

const incident = createRoute({
  getParentRoute: () => signedIn,
  beforeLoad: overviewPart.beforeLoad,
  path: '/incidents/$incident',
  component: lazyRouteComponent(() => import('../incidents/incident-page'), 'IncidentPage'),
});

/** Who of the desk is away, for its people. */
const absences = createRoute({
  getParentRoute: () => signedIn,
  path: '/absences',
  beforeLoad: ({ context: { me } }) => {
    if (!isStaff(me)) redirect({ to: '/tickets', throw: true });
  },
  component: lazyRouteComponent(() => import('../absences/absences-page'), 'AbsencesPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    forgotten,
    secondFactor,
    signedIn.addChildren([
      start,
      tickets,
      newTicket,
      ticket,
      account,
      visitAccount,
      companyAccount,
      queue,
      board,
      myVisits,
      myVisit,
      overview,
      overviewVisits,
      overviewLetters,
      overviewTray,
      overviewFeedback,
      overviewTime,
      overviewReports,
      overviewReport,
      overviewRegister,
      overviewRuns,
      incidents,
      incident,
      administrationRoutes,
      ...announcementRoutes,
      ...rulesRoutes,
      ...knowledgeRoutes,
      preferences,
      absences,
    ]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
