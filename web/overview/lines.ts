import type { QueueSearch } from '../workspace/search';
import type { Place } from './needs';
import type { Overview } from './queries';

export const ways = ['person', 'topic', 'client', 'service'] as const;
export type Way = (typeof ways)[number];

/** One line of a breakdown. */
export interface Line {
  readonly id: string;
  /** Null: nobody's, or with no service. */
  readonly name: string | null;
  readonly open: number;
  readonly overdue: number;
  readonly atRisk: number;
  readonly dueThisWeek: number;
  /** Of a person who may go on visits. */
  readonly visits: { readonly open: number; readonly overdue: number; readonly atRisk: number } | null;
  /** What of queues narrows them to this line; null: no list of tickets is of it alone. */
  readonly search: QueueSearch | null;
}

/** The lines of a breakdown, those with the worst dates first. */
export function linesOf(overview: Overview, way: Way): readonly Line[] {
  switch (way) {
    case 'person':
      return overview.byPerson.map(({ person, ...counts }) => ({
        ...counts,
        id: person?.shortId ?? '',
        name: person === null ? null : (person.name ?? person.shortId),
        search: { assignee: person?.shortId ?? 'none' },
      }));
    case 'topic':
      return overview.byTopic.map(({ topic, ...counts }) => ({
        ...{ ...counts, visits: null },
        ...{ id: topic.code, name: topic.title, search: { topic: topic.code } },
      }));
    case 'client':
      return overview.byClient.map(({ company, ...counts }) => ({
        ...{ ...counts, visits: null },
        ...{ id: company.id, name: company.name, search: { company: company.id } },
      }));
    case 'service':
      return overview.byService.map(({ service, ...counts }) => ({
        ...{ ...counts, visits: null },
        ...{ id: service?.code ?? '', name: service?.title ?? null },
        search: service === null ? null : { service: service.code },
      }));
    default: {
      const never: never = way;
      return never;
    }
  }
}

export const columns = ['overdue', 'atRisk', 'dueThisWeek', 'open'] as const;
export type Column = (typeof columns)[number];

/** The queue behind a cell: what its number counts, and no more. */
export function placeOf(
  { search }: Line,
  column: Column,
  { desk, risk, week }: Pick<Overview, 'desk' | 'risk' | 'week'>,
): Place | null {
  if (search === null) return null;
  const narrowed: Readonly<Record<Column, QueueSearch>> = {
    overdue: { overdue: 'true' },
    atRisk: { overdue: 'false', dueTo: risk },
    dueThisWeek: { overdue: 'false', dueTo: week },
    open: {},
  };
  return { to: 'queue', queue: 'all', search: { desk, ...search, ...narrowed[column] } };
}
