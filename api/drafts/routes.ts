import type { GivenOutcome, Given } from '../../store/publication/give';
import type { Language } from '../../texts/language';
import { auditBy } from '../audit/audit-by';
import { channelOf } from '../auth/caller';
import { ownDesk } from '../auth/own-desk';
import { refusalOf } from '../commands/ask';
import { defineRoute } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { identityOf } from '../http/identity';
import { pageFound } from '../http/page-found';
import { Problem } from '../problems';
import { tellRuns } from '../runs/tell-runs';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, line } from '../schemas/values';
import { z } from '../schemas/zod';
import { presentDraft, presentDraftLine } from './present';
import { faultyRules, readChange } from './read-change';
import { draftLine, draftToOpen, draftToRevise, draftView, rehearsalToAsk } from './schemas';
import {
  administeredBy,
  administrators,
  administratorAt,
  namesOf,
  visibleDraft,
  type DraftContext,
  type VisibleDraft,
} from './visible-draft';

export const path = '/api/v1/drafts/{draft}';
export const params = z.object({ draft: z.uuid() });

/** More of them nobody finishes. */
const mostDrafts = 100;

export const listDrafts = defineRoute({
  method: 'get',
  path: '/api/v1/drafts',
  tag: 'drafts',
  summary: 'Changes of the rules, drafted and published',
  access: administrators,
  query: z.strictObject({
    desk: code().optional(),
    stage: z.enum(['draft', 'rehearsing', 'waiting', 'moving', 'done', 'withdrawn']).optional(),
    ...pageQuery,
  }),
  responses: { 200: { description: 'The latest first.', schema: pageOf(draftLine) } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }: DraftContext) {
    const desks =
      query.desk === undefined ? administeredBy(caller) : [ownDesk(caller, query.desk, administrators).desk];
    const page = pageFound(
      await store.listDrafts({ desks, stage: query.stage }, query.cursor ?? null, query.limit ?? 50),
    );
    return { page, names: await namesOf(store, page.items) };
  },
  present: ({ page: { items, cursor }, names }, { language }) => ({
    status: 200,
    body: { items: items.map((draft) => presentDraftLine(draft, names, language)), nextCursor: cursor },
  }),
});

export const openDraft = defineRoute({
  method: 'post',
  path: '/api/v1/drafts',
  tag: 'drafts',
  summary: 'Begin to draft a change of the rules',
  description: 'A year of a calendar, a contract, or a version of the regulation. Nothing holds until it is published.',
  access: administrators,
  body: draftToOpen,
  responses: { 201: { description: 'The draft.', schema: draftView } },
  problems: [404, 409, 422],
  async operation({ body }, context: DraftContext) {
    const { store, runs } = context.services;
    const { desk } = ownDesk(context.caller, body.desk, administrators);
    const actor = administratorAt(context.caller, desk);
    if (actor === undefined) throw new Problem('not-found');
    const content = await readChange(store, desk, body.change);
    const drafted = await store.draftChange({
      ...{ id: idOfKey(context, 'draft'), desk, content, actor, most: mostDrafts, seen: body.seen ?? {} },
      ...{ channel: channelOf(context.caller), by: auditBy(context) },
    });
    switch (drafted.kind) {
      case 'drafted':
        tellRuns(runs, drafted.tellings);
        return visibleDraft(context, drafted.id);
      case 'conflict':
        throw new Problem('key-reused');
      case 'too-many':
        throw new Problem('too-many-drafts');
      case 'faulty':
        throw faultyRules(drafted.faults);
      default: {
        const never: never = drafted;
        return never;
      }
    }
  },
  present: (visible, { language }) => ({ status: 201, body: presentVisible(visible, language) }),
});

export const readDraft = defineRoute({
  method: 'get',
  path,
  tag: 'drafts',
  summary: 'One change of the rules: what is drafted, what was done with it, how far it is',
  access: administrators,
  params,
  responses: { 200: { description: 'As it stands.', schema: draftView } },
  problems: [404],
  operation: ({ params: { draft } }, context: DraftContext) => visibleDraft(context, draft),
  present: (visible, { language }) => ({ status: 200, body: presentVisible(visible, language) }),
});

export const reviseDraft = defineRoute({
  method: 'put',
  path,
  tag: 'drafts',
  summary: 'Draft something else in its place',
  description: 'With `If-Match`, the revision that was seen. A rehearsal under way is of no use any more.',
  access: administrators,
  params,
  body: draftToRevise,
  responses: { 200: { description: 'As it stands now.', schema: draftView } },
  problems: [404, 409, 422],
  async operation({ params: { draft: id }, body }, context: DraftContext) {
    const { store } = context.services;
    const { draft, given } = await givenTo(context, id);
    const content = await readChange(store, draft.state.desk, body.change);
    const revised = await store.reviseDraft(given, content);
    if (revised.kind === 'faulty') throw faultyRules(revised.faults);
    settle(context, revised);
    return visibleDraft(context, id);
  },
  present: (visible, { language }) => ({ status: 200, body: presentVisible(visible, language) }),
});

export const askRehearsal = defineRoute({
  method: 'post',
  path: `${path}/rehearsal`,
  tag: 'drafts',
  summary: 'Rehearse it: what publishing it would do to everything open',
  description: 'Goes on by itself; the draft says when it has ended.',
  access: administrators,
  params,
  body: rehearsalToAsk,
  responses: { 202: { description: 'It has begun.', schema: draftView } },
  problems: [404, 409, 422],
  async operation({ params: { draft: id }, body }, context: DraftContext) {
    const { given } = await givenTo(context, id);
    settle(context, await context.services.store.askRehearsal(given, { openTickets: body.openTickets ?? 'move' }));
    return visibleDraft(context, id);
  },
  present: (visible, { language }) => ({ status: 202, body: presentVisible(visible, language) }),
});

export const withdrawDraft = defineRoute({
  method: 'delete',
  path,
  tag: 'drafts',
  summary: 'Withdraw a draft: nothing comes of it',
  access: administrators,
  params,
  query: z.strictObject({ reason: line(500).optional() }),
  responses: { 200: { description: 'It stays readable.', schema: draftView } },
  problems: [404, 409, 422],
  async operation({ params: { draft: id }, query }, context: DraftContext) {
    const { given } = await givenTo(context, id);
    settle(context, await context.services.store.withdrawDraft(given, { reason: query.reason ?? null }));
    return visibleDraft(context, id);
  },
  present: (visible, { language }) => ({ status: 200, body: presentVisible(visible, language) }),
});

export function presentVisible({ draft, ...showing }: VisibleDraft, language: Language): object {
  return presentDraft(draft, showing, language);
}

/** A word of the caller to a publication that the caller sees. @throws Problem 404, 429 */
export async function givenTo(context: DraftContext, id: string): Promise<VisibleDraft & { readonly given: Given }> {
  const { services, caller, requestId, ifMatch } = context;
  services.words.refuseAgain(caller.personId, id);
  const visible = await visibleDraft(context, id);
  await services.words.take(visible.actor, id, id);
  const given: Given = {
    ...{ id, identity: identityOf(context), actor: visible.actor, channel: channelOf(caller), requestId },
    ...(ifMatch === null ? {} : { ifMatch }),
    by: auditBy(context),
  };
  return { ...visible, given };
}

/** Tells the runs. @throws Problem where it was not done */
export function settle({ services }: DraftContext, outcome: GivenOutcome): void {
  switch (outcome.kind) {
    case 'done':
      tellRuns(services.runs, outcome.tellings);
      return;
    case 'refused':
      throw new Problem(outcome.code);
    case 'replay': {
      const { outcome: before, refusal, commandId } = outcome.outcome;
      if (before === 'refused') throw new Problem(refusalOf(refusal), { commandId });
      if (before === 'fault') throw new Problem('internal', { commandId });
      return;
    }
    case 'conflict':
      throw new Problem('key-reused');
    case 'no-process':
      throw new Problem('not-found');
    case 'fault':
      throw new Problem('internal');
    default: {
      const never: never = outcome;
      return never;
    }
  }
}
