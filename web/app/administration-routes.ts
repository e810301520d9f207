import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { administrationSearch } from '../administration/search';
import { isAdministrator } from '../session/me';
import { signedIn } from './signed-in';

/** For those who run a desk; everybody else is led to the start. */
const administration = createRoute({
  getParentRoute: () => signedIn,
  path: '/administration',
  validateSearch: administrationSearch,
  beforeLoad: ({ context: { me } }) => {
    if (!isAdministrator(me)) redirect({ to: '/', throw: true });
  },
  component: lazyRouteComponent(() => import('../administration/frame'), 'AdministrationFrame'),
});

const start = createRoute({
  getParentRoute: () => administration,
  path: '/',
  beforeLoad: ({ search: { desk } }) => {
    redirect({ to: '/administration/people', search: desk === undefined ? {} : { desk }, replace: true, throw: true });
  },
});

const people = createRoute({
  getParentRoute: () => administration,
  path: '/people',
  component: lazyRouteComponent(() => import('../administration/people-page'), 'PeoplePage'),
});

const person = createRoute({
  getParentRoute: () => administration,
  path: '/people/$person',
  component: lazyRouteComponent(() => import('../administration/person-page'), 'PersonPage'),
});

const companies = createRoute({
  getParentRoute: () => administration,
  path: '/companies',
  component: lazyRouteComponent(() => import('../administration/companies-page'), 'CompaniesPage'),
});

const company = createRoute({
  getParentRoute: () => administration,
  path: '/companies/$company',
  component: lazyRouteComponent(() => import('../administration/company-page'), 'CompanyPage'),
});

const keys = createRoute({
  getParentRoute: () => administration,
  path: '/keys',
  component: lazyRouteComponent(() => import('../administration/keys-page'), 'KeysPage'),
});

const webhooks = createRoute({
  getParentRoute: () => administration,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('../administration/webhooks-page'), 'WebhooksPage'),
});

const webhook = createRoute({
  getParentRoute: () => administration,
  path: '/webhooks/$webhook',
  component: lazyRouteComponent(() => import('../administration/webhook-page'), 'WebhookPage'),
});

const mailboxes = createRoute({
  getParentRoute: () => administration,
  path: '/mailboxes',
  component: lazyRouteComponent(() => import('../administration/mailboxes-page'), 'MailboxesPage'),
});

const setAside = createRoute({
  getParentRoute: () => administration,
  path: '/set-aside',
  component: lazyRouteComponent(() => import('../administration/set-aside-page'), 'SetAsidePage'),
});

const check = createRoute({
  getParentRoute: () => administration,
  path: '/check',
  component: lazyRouteComponent(() => import('../administration/check-page'), 'CheckPage'),
});

const audit = createRoute({
  getParentRoute: () => administration,
  path: '/audit',
  component: lazyRouteComponent(() => import('../administration/audit-page'), 'AuditPage'),
});

export const administrationRoutes = administration.addChildren([
  start,
  people,
  person,
  companies,
  company,
  keys,
  webhooks,
  webhook,
  mailboxes,
  setAside,
  check,
  audit,
]);
