import { findingCodes, lateSince, type CheckState } from '../../domain/standing-check';
import type { Instant } from '../../domain/time';
import type { StandingFinding } from '../../store/standing-check/findings';
import { findingTexts } from '../../texts/standing-check';
import type { Language } from '../../texts/language';
import { channelOf } from '../auth/caller';
import { ownDesk } from '../auth/own-desk';
import { heard } from '../commands/heard';
import { administratorAt } from '../drafts/visible-draft';
import { defineRoute, type RequestContext } from '../http/define-route';
import { identityOf } from '../http/identity';
import { pageFound } from '../http/page-found';
import { pathOfTicket } from '../paths';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, instantOut, orNull } from '../schemas/values';
import { z } from '../schemas/zod';
import { iso, isoOrNull } from '../tickets/present-clock';

const administrators = ['administrator'] as const;

const findingView = z
  .object({
    id: z.string(),
    code: z.enum(findingCodes),
    name: z.string().openapi({ description: 'What it is about, as people know it: a number, an address.' }),
    detail: z.string().nullable(),
    what: z.string(),
    act: z.string().openapi({ description: 'What to do about it.' }),
    since: instantOut(),
    seenAt: instantOut().openapi({ description: 'When a pass found it last.' }),
    links: z.object({ ticket: z.string().nullable(), engine: z.url().nullable() }),
  })
  .openapi('Finding');

const passView = z
  .object({ begunAt: instantOut(), endedAt: instantOut(), asked: z.int(), found: z.int() })
  .openapi('CheckPass');

const checkView = z
  .object({
    desk: z.string(),
    stage: z.enum(['waiting', 'passing']),
    last: orNull(passView).openapi({ description: 'The last full pass; null: there was none yet.' }),
    next: instantOut().nullable().openapi({ description: 'When the next pass begins; null while one is under way.' }),
    lateSince: instantOut().nullable().openapi({
      description:
        'Since when a pass is due that does not begin, or goes on that does not end: nobody checks. Null: all is well.',
    }),
  })
  .openapi('StandingCheck');

/** What nobody would see otherwise: a duty of the administrators. */
export const readCheck = defineRoute({
  method: 'get',
  path: '/api/v1/checks',
  tag: 'administration',
  summary: 'The standing check of a desk and what it has found',
  description:
    'A pass an hour proves that every open process has its run, every clock its timer, every duty an owner and every accepted word ' +
    'its place. What it finds stands here until a later pass finds it mended.',
  access: administrators,
  query: z.strictObject({ desk: code().optional(), ...pageQuery }),
  responses: {
    200: {
      description: 'The check, and what stands, by its kind.',
      schema: z.object({ check: orNull(checkView), ...pageOf(findingView).shape }),
    },
  },
  problems: [404],
  async operation({ query }, { services: { store, settings }, caller }) {
    const { desk } = ownDesk(caller, query.desk, administrators);
    const [check = null] = await store.listChecks([desk]);
    const page = pageFound(await store.listFindings(desk, query.cursor ?? null, query.limit ?? 50));
    return { check, page, settings, now: await store.clock.now() };
  },
  present: ({ check, page, settings, now }, { language }) => ({
    status: 200,
    body: {
      check: check && presentCheck(check, now),
      items: page.items.map((finding) => presentFinding(finding, language, settings.temporalUi)),
      nextCursor: page.cursor,
    },
  }),
});

/** Somebody wants to know now. */
export const beginPass = defineRoute({
  method: 'post',
  path: '/api/v1/checks/{desk}/pass',
  tag: 'administration',
  summary: 'Begin a pass of the standing check now',
  description: 'It is over some seconds later, or minutes at a desk with very many open tickets.',
  access: administrators,
  params: z.object({ desk: code() }),
  responses: { 202: { description: 'It begins.', schema: checkView } },
  problems: [404, 409, 422],
  async operation({ params }, context: RequestContext<typeof administrators>) {
    const { services, caller, requestId } = context;
    const { store } = services;
    const { desk } = ownDesk(caller, params.desk, administrators);
    const [check] = await store.listChecks([desk]);
    const actor = administratorAt(caller, desk);
    if (check === undefined || actor === undefined) throw new Problem('not-found');
    const word = { id: check.id, identity: identityOf(context), actor, channel: channelOf(caller), requestId };
    const now = await store.clock.now();
    const said = await store.sayToCheck({ ...word, kind: 'check', type: 'begin-pass', content: {} });
    heard(services, said);
    return { check: said.kind === 'decided' ? said.state : ((await store.listChecks([desk]))[0] ?? check), now };
  },
  present: ({ check, now }) => ({ status: 202, body: presentCheck(check, now) }),
});

function presentCheck(check: CheckState, now: Instant): object {
  const { desk, stage, last, clocks } = check;
  const due = clocks.find(({ stoppedAt }) => stoppedAt === null)?.aim.due ?? null;
  return {
    ...{ desk, stage },
    last: last && { ...last, begunAt: iso(last.begunAt), endedAt: iso(last.endedAt) },
    next: stage === 'passing' ? null : isoOrNull(due),
    lateSince: isoOrNull(lateSince(check, now)),
  };
}

function presentFinding(
  { code: found, subject, name, detail, since, seenAt, process }: StandingFinding,
  language: Language,
  temporalUi: string | null,
): object {
  const { what, act } = findingTexts[found];
  const isRun = process !== null;
  return {
    ...{
      id: `${found}/${subject}`,
      code: found,
      name,
      detail,
      what: what[language],
      act: act[language],
      since: iso(since),
      seenAt: iso(seenAt),
    },
    links: {
      ticket: process?.kind === 'ticket' ? pathOfTicket(process.id) : null,
      engine: temporalUi === null || !isRun ? null : `${temporalUi}/workflows/${encodeURIComponent(name)}`,
    },
  };
}
