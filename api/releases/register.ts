import type { ReleaseLine } from '../../store/releases/register';
import { auditBy } from '../audit/audit-by';
import { companyOf, membershipsAt, type Caller } from '../auth/caller';
import { holds, leadRoles, ownDesk } from '../auth/own-desk';
import { defineRoute, type RequestContext } from '../http/define-route';
import { pageOfWhole } from '../http/page-found';
import { Problem } from '../problems';
import { releaseName } from '../schemas/acts';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, localDate } from '../schemas/values';
import { z } from '../schemas/zod';
import { isoOrNull } from '../tickets/present-clock';
import { releaseView } from './schemas';

const path = '/api/v1/desks/{desk}/releases';
const longest = 20_000;

/** Who reads: the desk's people everything, a client what is out. */
type Reads = { readonly isClient: boolean; readonly canChange: boolean };

/** The register of a desk's releases (EA-8). */
export const listReleases = defineRoute({
  method: 'get',
  path,
  tag: 'knowledge',
  summary: 'Releases of the software that a desk supports',
  description: 'What is to come stands first, then the last that came out. Clients read of those that are out.',
  access: 'signed-in',
  params: z.object({ desk: code() }),
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'A page.', schema: pageOf(releaseView) } },
  problems: [404],
  async operation({ params: { desk }, query }, { caller, services: { store } }) {
    const reads = readsAt(caller, desk);
    const all = (await store.listReleases(desk)).filter((release) => isFor(release, reads));
    return { page: pageOfWhole(all, `releases/${desk}`, query, ({ name }) => name), reads };
  },
  present: ({ page: { items, cursor }, reads }) => ({
    status: 200,
    body: { items: items.map((release) => presentRelease(release, reads)), nextCursor: cursor },
  }),
});

/** One of them. */
export const readRelease = defineRoute({
  method: 'get',
  path: `${path}/{release}`,
  tag: 'knowledge',
  summary: 'A release',
  access: 'signed-in',
  params: z.object({ desk: code(), release: releaseName() }),
  responses: { 200: { description: 'The release.', schema: releaseView } },
  problems: [404],
  operation: ({ params }, context) => read(params, context),
  present: ({ release, reads }) => ({ status: 200, body: presentRelease(release, reads) }),
});

/** What the register says of it. */
export const noteRelease = defineRoute({
  method: 'put',
  path: `${path}/{release}`,
  tag: 'knowledge',
  summary: 'Write a release into the register',
  description:
    'That it is out is told by its publication. `If-Match` names the revision that was changed; 0 for one that is to be new.',
  access: leadRoles,
  params: z.object({ desk: code(), release: releaseName() }),
  body: z
    .strictObject({
      expectedOn: localDate().nullable().default(null),
      changes: z
        .string()
        .max(longest)
        .default('')
        .openapi({ description: 'Plain text; a blank line parts paragraphs.' }),
    })
    .openapi('ReleaseWords'),
  responses: { 200: { description: 'Written.', schema: releaseView } },
  problems: [404, 409],
  async operation({ params, body }, context: RequestContext<typeof leadRoles>) {
    const { desk } = ownDesk(context.caller, params.desk, leadRoles);
    const words = {
      desk,
      name: params.release,
      ...body,
      by: auditBy(context),
      ifRevision: context.ifMatch ?? undefined,
    };
    const { kind } = await context.services.store.noteRelease(words);
    if (kind === 'revision-moved') throw new Problem('revision-moved');
    return read(params, context);
  },
  present: ({ release, reads }) => ({ status: 200, body: presentRelease(release, reads) }),
});

/** @throws Problem 404 for what the caller does not see */
async function read(
  { desk, release: name }: { readonly desk: string; readonly release: string },
  { caller, services: { store } }: Pick<RequestContext<'signed-in'>, 'caller' | 'services'>,
) {
  const reads = readsAt(caller, desk);
  const [release] = await store.listReleases(desk, name);
  if (release === undefined || !isFor(release, reads)) throw new Problem('not-found');
  return { release, reads };
}

/** @throws Problem 404 for a desk that the caller does not belong to */
function readsAt(caller: Caller, desk: string): Reads {
  const held = membershipsAt(caller, desk);
  if (held.length === 0) throw new Problem('unknown-desk');
  return { isClient: companyOf(held) !== null, canChange: holds({ roles: held }, ...leadRoles) };
}

function isFor({ publishedAt }: ReleaseLine, { isClient }: Reads): boolean {
  return !isClient || publishedAt !== null;
}

function presentRelease(
  { publishedAt, waiting, found, mends, ...release }: ReleaseLine,
  { isClient, canChange }: Reads,
) {
  const counts = isClient ? { waiting: null, found: null, mends: null } : { waiting, found, mends };
  return { ...release, publishedAt: isoOrNull(publishedAt), ...counts, canChange };
}
