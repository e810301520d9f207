import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { changesSearch, newChangeSearch } from '../changes/search';
import { contractsSearch, regulationSearch, yearSearch } from '../rules/search';
import { leads } from '../session/leading';
import { isAdministrator, isStaff, type Me } from '../session/me';
import { yearInSearch } from '../simulation/search';
import { signedIn } from './signed-in';

/** The rules of a desk are read by its people. */
const ofStaff = ({ context: { me } }: { context: { me: Me } }): void => {
  if (!isStaff(me)) redirect({ to: '/tickets', throw: true });
};

const rules = createRoute({
  getParentRoute: () => signedIn,
  path: '/rules',
  beforeLoad: ({ context: { me } }) => {
    const desk = me.memberships.find(({ role }) => role !== 'client')?.desk;
    if (desk === undefined) redirect({ to: '/tickets', throw: true });
    else redirect({ to: '/rules/$desk', params: { desk }, throw: true });
  },
});

const regulation = createRoute({
  getParentRoute: () => signedIn,
  path: '/rules/$desk',
  beforeLoad: ofStaff,
  validateSearch: regulationSearch,
  component: lazyRouteComponent(() => import('../rules/regulation-page'), 'RegulationPage'),
});

const calendars = createRoute({
  getParentRoute: () => signedIn,
  path: '/rules/calendars',
  validateSearch: yearSearch,
  component: lazyRouteComponent(() => import('../rules/calendar-page'), 'CalendarPage'),
});

const contracts = createRoute({
  getParentRoute: () => signedIn,
  path: '/rules/contracts',
  beforeLoad: ofStaff,
  validateSearch: contractsSearch,
  component: lazyRouteComponent(() => import('../rules/contracts-page'), 'ContractsPage'),
});

const contract = createRoute({
  getParentRoute: () => signedIn,
  path: '/rules/contracts/$contract',
  beforeLoad: ofStaff,
  component: lazyRouteComponent(() => import('../rules/contract-page'), 'ContractPage'),
});

const simulation = createRoute({
  getParentRoute: () => signedIn,
  path: '/rules/simulation',
  beforeLoad: ({ context: { me } }) => {
    if (!leads(me)) redirect({ to: '/rules', throw: true });
  },
  validateSearch: yearInSearch,
  component: lazyRouteComponent(() => import('../simulation/simulation-page'), 'SimulationPage'),
});

/** Rules are changed by those who run a desk. */
const ofAdministrators = ({ context: { me } }: { context: { me: Me } }): void => {
  if (!isAdministrator(me)) redirect({ to: '/rules', throw: true });
};

const changes = createRoute({
  getParentRoute: () => signedIn,
  path: '/rules/changes',
  beforeLoad: ofAdministrators,
  validateSearch: changesSearch,
  component: lazyRouteComponent(() => import('../changes/changes-page'), 'ChangesPage'),
});

const newChange = createRoute({
  getParentRoute: () => signedIn,
  path: '/rules/changes/new',
  beforeLoad: ofAdministrators,
  validateSearch: newChangeSearch,
  component: lazyRouteComponent(() => import('../changes/new-change-page'), 'NewChangePage'),
});

const change = createRoute({
  getParentRoute: () => signedIn,
  path: '/rules/changes/$draft',
  beforeLoad: ofAdministrators,
  component: lazyRouteComponent(() => import('../changes/change-page'), 'ChangePage'),
});

const editedChange = createRoute({
  getParentRoute: () => signedIn,
  path: '/rules/changes/$draft/edit',
  beforeLoad: ofAdministrators,
  component: lazyRouteComponent(() => import('../changes/edit-change-page'), 'EditChangePage'),
});

/** What a desk goes by: its regulation, its contracts, the official years. */
export const rulesRoutes = [
  rules,
  regulation,
  calendars,
  contracts,
  contract,
  changes,
  newChange,
  change,
  editedChange,
  simulation,
] as const;
