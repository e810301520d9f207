import { readStaffNames } from '../people';
import type { StoreContext } from '../store-context';
import type { NamedTimeLine, TimeAsked, TimeLine } from './sums';

type Name = Pick<NamedTimeLine, 'name' | 'tid'>;

/** Lines with what people call what they are about. */
export async function named(
  context: StoreContext,
  { by, scope: { desk } }: Pick<TimeAsked, 'by' | 'scope'>,
  lines: readonly TimeLine[],
): Promise<readonly NamedTimeLine[]> {
  const ids = lines.flatMap(({ key }) => key ?? []);
  const names = await namesOf(context, by, desk, ids);
  return lines.map((line) => ({ ...line, name: null, tid: null, ...names.get(line.key ?? '') }));
}

async function namesOf(
  context: StoreContext,
  by: TimeAsked['by'],
  desk: string,
  ids: string[],
): Promise<ReadonlyMap<string, Name>> {
  const { database } = context;
  switch (by) {
    case 'month':
    case 'topic':
      return new Map();
    case 'specialist': {
      const staff = await readStaffNames(context, desk, ids);
      return new Map([...staff].map(([shortId, name]) => [shortId, { name, tid: null }]));
    }
    case 'client': {
      const clients = await database.client.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
      return new Map(clients.map(({ id, name }) => [id, { name, tid: null }]));
    }
    case 'ticket': {
      const tickets = await database.ticket.findMany({
        where: { id: { in: ids } },
        select: { id: true, tid: true, subject: true },
      });
      return new Map(tickets.map(({ id, tid, subject }) => [id, { name: subject, tid }]));
    }
    default: {
      const never: never = by;
      return never;
    }
  }
}
