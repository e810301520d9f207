import { defectLabel } from '../../domain/releases';
import type { Defect } from '../../store/releases/defects';
import { allClientsRoles, ownDesk, ownDesks } from '../auth/own-desk';
import { defineRoute, type RequestContext } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { pageFound } from '../http/page-found';
import { presentPerson } from '../names';
import { scopeOf } from '../overview/scope-of';
import { Problem } from '../problems';
import { releaseName } from '../schemas/acts';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, id, line, prose } from '../schemas/values';
import { says, z } from '../schemas/zod';
import { iso } from '../tickets/present-clock';
import { defectState, defectView } from './schemas';

const path = '/api/v1/defects';
const desk = code().optional().openapi({ description: 'May be left out by one who works at a single desk.' });
const params = z.object({ defect: z.uuid() });

type Context = RequestContext<typeof allClientsRoles>;

/** Defects of a desk's software (EA-8). */
export const listDefects = defineRoute({
  method: 'get',
  path,
  tag: 'knowledge',
  summary: 'Defects reported against releases',
  access: allClientsRoles,
  query: z.strictObject({
    desk,
    state: defectState.optional(),
    release: releaseName().optional().openapi({ description: 'Found in this release, or mended by it.' }),
    ...pageQuery,
  }),
  responses: { 200: { description: 'The last reported first.', schema: pageOf(defectView) } },
  problems: [404],
  async operation({ query: { desk: named, cursor, limit, ...asked } }, { caller, services: { store } }: Context) {
    const scope = scopeOf(ownDesk(caller, named, allClientsRoles), caller);
    return pageFound(await store.listDefects({ scope, ...asked }, cursor ?? null, limit ?? 50));
  },
  present: ({ items, cursor }) => ({ status: 200, body: { items: items.map(presentDefect), nextCursor: cursor } }),
});

/** One of them. */
export const readDefect = defineRoute({
  method: 'get',
  path: `${path}/{defect}`,
  tag: 'knowledge',
  summary: 'A defect',
  access: allClientsRoles,
  params,
  responses: { 200: { description: 'The defect.', schema: defectView } },
  problems: [404],
  operation: ({ params: { defect } }, context: Context) => read(defect, context),
  present: (defect) => ({ status: 200, body: presentDefect(defect) }),
});

/** A defect is reported: by a ticket, or by hand. */
export const reportDefect = defineRoute({
  method: 'post',
  path,
  tag: 'knowledge',
  summary: 'Report a defect of a release',
  description: 'The release is one of the register. The same Idempotency-Key gives the same defect.',
  access: allClientsRoles,
  body: z
    .strictObject({
      desk,
      release: releaseName(),
      subject: line(),
      text: prose(20_000),
      ticket: id().optional().openapi({ description: 'The number of the ticket by which it came.' }),
    })
    .openapi('NewDefect'),
  responses: { 201: { description: 'Reported.', schema: defectView } },
  problems: [404, 409, 422],
  async operation({ body: { desk: named, release, ...words } }, context: Context) {
    const { caller, services } = context;
    const scope = scopeOf(ownDesk(caller, named, allClientsRoles), caller);
    const defect = idOfKey(context, 'defect');
    const author = caller.personId;
    const { kind } = await services.store.reportDefect({
      id: defect,
      scope,
      foundIn: release,
      ...words,
      authorId: author,
    });
    switch (kind) {
      case 'reported':
        return read(defect, context);
      case 'conflict':
        throw new Problem('key-reused');
      case 'unknown-release':
        throw unknown('/release', 'unknown-release');
      case 'unknown-ticket':
        throw unknown('/ticket', 'unknown-ticket');
      default: {
        const never: never = kind;
        return never;
      }
    }
  },
  present: (defect) => ({
    status: 201,
    headers: { Location: `${path}/${defect.id}` },
    body: presentDefect(defect),
  }),
});

/** Which release mends it, or that it is none. */
export const settleDefect = defineRoute({
  method: 'put',
  path: `${path}/{defect}/outcome`,
  tag: 'knowledge',
  summary: 'Say which release mends a defect, or that it is none',
  description: 'Both null: nothing is said of it any more. `If-Match` names the revision that was changed.',
  access: allClientsRoles,
  params,
  body: z
    .strictObject({ mendedIn: releaseName().nullable().default(null), rejected: prose(2_000).nullable().default(null) })
    .refine(({ mendedIn, rejected }) => mendedIn === null || rejected === null, says('mended-or-rejected'))
    .openapi('DefectOutcome'),
  responses: { 200: { description: 'Said.', schema: defectView } },
  problems: [404, 409, 422],
  async operation({ params: { defect }, body }, context: Context) {
    const { caller, services } = context;
    const { id: found, desk: of } = await read(defect, context);
    const said = { id: found, desk: of, ...body, byId: caller.personId, ifRevision: context.ifMatch ?? undefined };
    const { kind } = await services.store.settleDefect(said);
    switch (kind) {
      case 'settled':
        return read(defect, context);
      case 'unknown':
        throw new Problem('not-found');
      case 'revision-moved':
        throw new Problem('revision-moved');
      case 'unknown-release':
        throw unknown('/mendedIn', 'unknown-release');
      default: {
        const never: never = kind;
        return never;
      }
    }
  },
  present: (defect) => ({ status: 200, body: presentDefect(defect) }),
});

function unknown(pointer: string, fault: 'unknown-release' | 'unknown-ticket'): Problem {
  return new Problem('not-found', { errors: [{ pointer, code: fault }] });
}

/** @throws Problem 404 for what the caller does not see */
async function read(defect: string, { caller, services: { store } }: Context): Promise<Defect> {
  for (const seat of ownDesks(caller, allClientsRoles)) {
    const page = pageFound(await store.listDefects({ scope: scopeOf(seat, caller), id: defect }, null, 1));
    const [found] = page.items;
    if (found !== undefined) return found;
  }
  throw new Problem('not-found');
}

function presentDefect({ number, tid, authorId, authorName, createdAt, updatedAt, ...defect }: Defect) {
  return {
    ...defect,
    label: defectLabel(number),
    ticket: tid,
    author: presentPerson(authorId, authorName),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}
