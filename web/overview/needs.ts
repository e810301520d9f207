import type { nowTexts } from '../../texts/web/overview';
import type { QueueSearch } from '../workspace/search';
import type { Overview } from './queries';
import type { OverviewSearch } from './search';

/** Where the list behind a number is. */
export type Place =
  | { readonly to: 'queue'; readonly queue: 'all' | 'nobody'; readonly search: QueueSearch }
  | {
      readonly to: '/overview/visits' | '/overview/letters' | '/overview/tray' | '/overview/runs';
      readonly search: OverviewSearch;
    }
  /** A page outside of the overview. */
  | { readonly to: 'elsewhere'; readonly href: string };

/** Something that needs a person, as often as it does. */
export interface Need {
  readonly name: keyof typeof nowTexts;
  readonly hint: keyof typeof nowTexts;
  readonly count: number;
  readonly tone: 'late' | 'soon' | 'plain';
  readonly place: Place;
  /** So many and perhaps more: they were not all counted. */
  readonly mostCounted?: number;
}

const mostCounted = 1_000;

/** What of a desk needs a person, the most pressing first; what is not the reader's business is left out. */
export function needsOf(overview: Overview): readonly Need[] {
  const { desk, tickets, visits, letters, risk } = overview;
  const queue = (search: QueueSearch, name: 'all' | 'nobody' = 'all'): Place => ({
    to: 'queue',
    queue: name,
    search: { desk, ...search },
  });
  const board = (view: string): Place => ({ to: '/overview/visits', search: { desk, view } });
  const post = (state: string, more: OverviewSearch = {}): Place => ({
    to: '/overview/letters',
    search: { desk, state, ...more },
  });
  const ofAdministrator = (
    name: 'setAside' | 'mailboxes',
    count: number | null,
    href: string,
    most: number,
  ): readonly Need[] =>
    count === null
      ? []
      : [
          {
            ...{ name, count, mostCounted: most, hint: `${name}Hint` as const },
            ...{ tone: 'late' as const, place: { to: 'elsewhere' as const, href } },
          },
        ];
  return [
    { name: 'overdue', hint: 'overdueHint', count: tickets.overdue, tone: 'late', place: queue({ overdue: 'true' }) },
    {
      ...{ name: 'atRisk', hint: 'atRiskHint', count: tickets.atRisk, tone: 'soon' },
      place: queue({ overdue: 'false', dueTo: risk }),
    },
    { name: 'nobodys', hint: 'nobodysHint', count: tickets.nobodys, tone: 'soon', place: queue({}, 'nobody') },
    {
      ...{ name: 'visitsOverdue', hint: 'visitsOverdueHint', count: visits.overdue, tone: 'late' },
      place: board('overdue'),
    },
    {
      ...{ name: 'visitsAtRisk', hint: 'visitsAtRiskHint', count: visits.atRisk, tone: 'soon' },
      place: board('at-risk'),
    },
    {
      ...{ name: 'inDoubt', hint: 'inDoubtHint', count: visits.inDoubt, tone: 'soon', mostCounted },
      place: board('waiting-decision'),
    },
    {
      ...{ name: 'stepsOverdue', hint: 'stepsOverdueHint', count: visits.stepsOverdue, tone: 'late', mostCounted },
      place: board('step-overdue'),
    },
    {
      ...{ name: 'failed', hint: 'failedHint', count: letters.failed, tone: 'late', mostCounted },
      place: post('failed', { open: 'true' }),
    },
    { name: 'delayed', hint: 'delayedHint', count: letters.delayed, tone: 'soon', mostCounted, place: post('delayed') },
    {
      ...{ name: 'waiting', hint: 'waitingSince', count: letters.waiting, tone: 'plain', mostCounted },
      place: post('waiting'),
    },
    {
      ...{ name: 'tray', hint: 'trayHint', count: overview.tray, tone: 'soon', mostCounted },
      place: { to: '/overview/tray', search: { desk } },
    },
    {
      ...{ name: 'incidentsNobodys', hint: 'incidentsNobodysHint', count: overview.incidentsNobodys, mostCounted },
      ...{ tone: 'late', place: { to: 'elsewhere', href: `/incidents?desk=${encodeURIComponent(desk)}` } },
    },
    {
      ...{ name: 'unheard', hint: 'unheardHint', count: overview.announcementsUnheard, mostCounted },
      ...{ tone: 'soon', place: { to: 'elsewhere', href: `/announcements?desk=${encodeURIComponent(desk)}` } },
    },
    ...(overview.toReview === null
      ? []
      : [
          {
            ...{ name: 'toReview' as const, hint: 'toReviewHint' as const, count: overview.toReview, mostCounted },
            tone: 'plain' as const,
            place: { to: 'elsewhere' as const, href: `/knowledge/reviews?whose=all&desk=${encodeURIComponent(desk)}` },
          },
        ]),
    ...ofAdministrator('setAside', overview.setAside, '/administration/set-aside', 100),
    ...ofAdministrator('mailboxes', overview.mailboxFaults, '/administration/mailboxes', mostCounted),
    ...(overview.runsBehind === null
      ? []
      : [
          {
            ...{ name: 'runs' as const, hint: 'runsHint' as const, count: overview.runsBehind, mostCounted },
            ...{ tone: 'soon' as const, place: { to: '/overview/runs' as const, search: { desk } } },
          },
        ]),
  ];
}
