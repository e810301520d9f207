import type { Regulation } from '../../domain/regulation';
import { spanOfDay } from '../../domain/time';
import { localDateIn } from '../../store/rules/local-date';
import { allClientsRoles, ownDesk } from '../auth/own-desk';
import { defineRoute, type RequestContext } from '../http/define-route';
import { pageOfWhole } from '../http/page-found';
import { readingAt } from '../knowledge/readers';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, localDate } from '../schemas/values';
import { z } from '../schemas/zod';
import { presentEntry, presentVersion, registerPath } from './present';
import { entryLine, versionLine } from './schemas';

type Context = RequestContext<typeof allClientsRoles>;

/** What the register shows on a day, a past one as well (EA-7). */
export const readRegister = defineRoute({
  method: 'get',
  path: registerPath,
  tag: 'overviews',
  summary: 'The register of responsible persons, as of a day',
  description:
    'What was published by the end of that day, and holds on it; today, where none is named. Whoever belongs to the desk reads it.',
  access: 'signed-in',
  query: z.strictObject({ desk: code().optional(), at: localDate().optional(), ...pageQuery }),
  responses: {
    200: {
      description: 'Entries by service and body.',
      schema: z.object({ at: z.string(), ...pageOf(entryLine).shape }),
    },
  },
  problems: [404],
  async operation({ query }, { services: { store }, caller }) {
    const { desk } = readingAt(caller, query.desk);
    const [{ regulation }, now] = await Promise.all([store.rulesFor(desk, null), store.clock.now()]);
    kept(regulation);
    const day = query.at ?? localDateIn(regulation.timeZone, now);
    const until = spanOfDay(regulation.timeZone, day)?.to;
    if (until === undefined)
      throw new Problem('malformed', { errors: [{ pointer: 'query/at', code: 'beyond-years' }] });
    const all = await store.readRegister(desk, { day, until });
    return { day, regulation, page: pageOfWhole(all, `register/${desk}/${day}`, query, ({ entryId }) => entryId) };
  },
  present: ({ day, regulation, page: { items, cursor } }, { language }) => ({
    status: 200,
    body: { at: day, items: items.map((entry) => presentEntry(entry, regulation, language)), nextCursor: cursor },
  }),
});

/** What was received and does not stand in the register yet. */
export const listRegisterChanges = defineRoute({
  method: 'get',
  path: `${registerPath}/changes`,
  tag: 'overviews',
  summary: 'Changes of the register that wait for their publication',
  access: allClientsRoles,
  query: z.strictObject({ desk: code().optional(), ...pageQuery }),
  responses: { 200: { description: 'The longest waiting first.', schema: pageOf(versionLine) } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }: Context) {
    const { desk } = ownDesk(caller, query.desk, allClientsRoles);
    const [{ regulation }, now] = await Promise.all([store.rulesFor(desk, null), store.clock.now()]);
    kept(regulation);
    const all = await store.listChangesReceived(desk);
    return { regulation, now, page: pageOfWhole(all, `register-changes/${desk}`, query, ({ changeId }) => changeId) };
  },
  present: ({ regulation, now, page: { items, cursor } }, { language }) => ({
    status: 200,
    body: { items: items.map((each) => presentVersion(each, regulation, now, language)), nextCursor: cursor },
  }),
});

/** Everything that an entry ever said, by which letter it came, who received it, and when the register showed it. */
export const readRegisterEntry = defineRoute({
  method: 'get',
  path: `${registerPath}/entries/{entry}`,
  tag: 'overviews',
  summary: 'An entry of the register with its history',
  access: allClientsRoles,
  params: z.object({ entry: z.uuid() }),
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'The last version first.', schema: pageOf(versionLine) } },
  async operation({ params, query }, { services: { store }, caller }: Context) {
    const found = await store.readEntry(staffDesks(caller), params.entry);
    if (found === undefined) throw new Problem('not-found');
    const [{ regulation }, now] = await Promise.all([store.rulesFor(found.desk, null), store.clock.now()]);
    const page = pageOfWhole(found.versions, `register-entry/${params.entry}`, query, ({ version }) => String(version));
    return { regulation, now, page };
  },
  present: ({ regulation, now, page: { items, cursor } }, { language }) => ({
    status: 200,
    body: { items: items.map((each) => presentVersion(each, regulation, now, language)), nextCursor: cursor },
  }),
});

/** The desks at whose register the caller works. */
export function staffDesks({ memberships }: Context['caller']): readonly string[] {
  return memberships.flatMap(({ desk, role }) => (allClientsRoles.some((each) => each === role) ? [desk] : []));
}

/** @throws Problem 404 for a desk whose regulation keeps no register */
function kept({ register }: Regulation): void {
  if (register === undefined) throw new Problem('not-found');
}
