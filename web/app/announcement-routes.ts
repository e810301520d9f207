import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { deskWideDesks } from '../session/leading';
import { plansVisits, type Me } from '../session/me';
import { signedIn } from './signed-in';

const ofDesk = ({ desk }: Record<string, unknown>): { desk?: string } => (typeof desk === 'string' ? { desk } : {});
/** What it begins with where another page leads there: an incident, say. */
const begun = (search: Record<string, unknown>): { desk?: string; about?: 'emergency' | 'hours'; title?: string } => {
  const { about, title } = search;
  return {
    ...ofDesk(search),
    ...(about === 'emergency' || about === 'hours' ? { about } : {}),
    ...(typeof title === 'string' ? { title: title.slice(0, 200) } : {}),
  };
};
/** Whoever works on tickets sees announcements before they are told; whoever plans writes them; everybody reads what was told. */
const forWorkers = ({ context: { me } }: { context: { me: Me } }): void => {
  if (deskWideDesks(me).length === 0) redirect({ to: '/announcements/mine', throw: true });
};
const forWriters = ({ context: { me } }: { context: { me: Me } }): void => {
  if (!plansVisits(me)) redirect({ to: '/announcements/mine', throw: true });
};

export const announcementRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/announcements/mine',
    component: lazyRouteComponent(() => import('../announcements/mine-page'), 'MinePage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/announcements',
    beforeLoad: forWorkers,
    validateSearch: ofDesk,
    component: lazyRouteComponent(() => import('../announcements/announcements-page'), 'AnnouncementsPage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/announcements/new',
    beforeLoad: forWriters,
    validateSearch: begun,
    component: lazyRouteComponent(() => import('../announcements/new-announcement-page'), 'NewAnnouncementPage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/announcements/$announcement',
    beforeLoad: forWorkers,
    component: lazyRouteComponent(() => import('../announcements/announcement-page'), 'AnnouncementPage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/announcements/$announcement/change',
    beforeLoad: forWriters,
    component: lazyRouteComponent(() => import('../announcements/change-announcement-page'), 'ChangeAnnouncementPage'),
  }),
] as const;
