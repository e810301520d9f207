import { aheadOfPlan, announcementStages } from '../../domain/announcement';
import type { planners } from '../../domain/policy/may';
import { channelOf } from '../auth/caller';
import { leadRoles, ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { pageFound } from '../http/page-found';
import { presentPerson } from '../names';
import { Problem } from '../problems';
import { tellRuns } from '../runs/tell-runs';
import { pageOf, pageQuery } from '../schemas/pages';
import { code } from '../schemas/values';
import { z } from '../schemas/zod';
import { giveToAnnouncement } from './give';
import { namesOfAnnouncement, namesOfLines } from './names';
import { presentAhead, presentAnnouncement, presentAnnouncementLine, serviceTitles } from './present';
import { readPlan, wordsOf } from './read-plan';
import {
  announcementCommand,
  announcementLine,
  announcementPreview,
  announcementToPreview,
  announcementToWrite,
  announcementView,
} from './schemas';
import { desksOf, visibleAnnouncement, workers, writerAt, type AnnouncementContext } from './visible-announcement';

const path = '/api/v1/announcements';
const onePath = `${path}/{announcement}`;
const params = z.object({ announcement: z.uuid() });
/** Whoever writes them, as the rules of the process say. */
const writers = ['coordinator', ...leadRoles] as const satisfies typeof planners;
/** So many people stand in a preview. */
const mostShown = 50;

export const listAnnouncements = defineRoute({
  method: 'get',
  path,
  tag: 'announcements',
  summary: 'Announcements of a desk',
  access: workers,
  query: z.strictObject({ desk: code().optional(), stage: z.enum(announcementStages).optional(), ...pageQuery }),
  responses: { 200: { description: 'The latest first.', schema: pageOf(announcementLine) } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }: AnnouncementContext) {
    const desks = query.desk === undefined ? desksOf(caller) : [ownDesk(caller, query.desk, workers).desk];
    const found = await store.listAnnouncements({ desks, stage: query.stage }, query.cursor ?? null, query.limit ?? 50);
    const page = pageFound(found);
    const of = [...new Set(page.items.map(({ state }) => state.desk))];
    const rules = new Map(await Promise.all(of.map(async (desk) => [desk, await store.rulesFor(desk, null)] as const)));
    return { page, rules, names: await namesOfLines(store, page.items), now: await store.clock.now() };
  },
  present: ({ page: { items, cursor }, rules, names, now }, { language }) => ({
    status: 200,
    body: {
      items: items.map((each) => {
        const of = rules.get(each.state.desk);
        const titleOf = of === undefined ? (service: string) => service : serviceTitles(of, language);
        return presentAnnouncementLine(each, names, titleOf, now, language);
      }),
      nextCursor: cursor,
    },
  }),
});

export const writeAnnouncement = defineRoute({
  method: 'post',
  path,
  tag: 'announcements',
  summary: 'Write an announcement',
  description: 'A draft, of which nobody is told. The same Idempotency-Key gives the same one.',
  access: writers,
  body: announcementToWrite,
  responses: { 201: { description: 'The draft.', schema: announcementView } },
  problems: [404, 409, 422],
  async operation({ body }, context: AnnouncementContext) {
    const { store, runs } = context.services;
    const { desk } = ownDesk(context.caller, body.desk, writers);
    const actor = writerAt(context.caller, desk);
    if (actor === undefined) throw new Problem('not-found');
    const plan = await readPlan(store, desk, body);
    const written = await store.writeAnnouncement({
      ...{ id: idOfKey(context, 'announcement'), desk, plan, words: wordsOf(body), actor },
      channel: channelOf(context.caller),
    });
    if (written.kind === 'conflict') throw new Problem('key-reused');
    tellRuns(runs, written.tellings);
    return shown(context, written.id);
  },
  present: (visible, { language }) => ({
    status: 201,
    headers: { Location: `${path}/${visible.announcement.id}`, ETag: etag(visible) },
    body: presentAnnouncement(visible, visible.names, language),
  }),
});

export const previewAnnouncement = defineRoute({
  method: 'post',
  path: `${path}/preview`,
  tag: 'announcements',
  summary: 'Whom an announcement would reach, and until when it has to be told',
  access: writers,
  body: announcementToPreview,
  responses: { 200: { description: 'As it stands now; nothing is written.', schema: announcementPreview } },
  problems: [404, 422],
  async operation({ body }, { services: { store }, caller }: AnnouncementContext) {
    const { desk } = ownDesk(caller, body.desk, writers);
    const plan = await readPlan(store, desk, body);
    const [rules, reached, now] = await Promise.all([
      store.rulesFor(desk, null),
      store.previewReach(desk, plan.reach, mostShown),
      store.clock.now(),
    ]);
    return { rules, plan, reached, now };
  },
  present: ({ rules, plan, reached: { count, people }, now }) => {
    const ahead = aheadOfPlan(rules, plan);
    const inTime = ahead === null || (ahead !== undefined && now <= ahead.latest);
    const named = people.map(({ id, name }) => presentPerson(id, name));
    return { status: 200, body: { ...presentAhead(rules, plan), inTime, count, people: named } };
  },
});

export const readAnnouncement = defineRoute({
  method: 'get',
  path: onePath,
  tag: 'announcements',
  summary: 'An announcement: who owes what, who has agreed, and how many have been told',
  access: workers,
  params,
  responses: { 200: { description: 'As it stands; its revision is the ETag.', schema: announcementView } },
  problems: [404],
  operation: ({ params: { announcement } }, context: AnnouncementContext) => shown(context, announcement),
  present: (visible, { language }) => ({
    status: 200,
    headers: { ETag: etag(visible) },
    body: presentAnnouncement(visible, visible.names, language),
  }),
});

export const giveAnnouncementCommand = defineRoute({
  method: 'post',
  path: `${onePath}/commands`,
  tag: 'announcements',
  summary: 'Act on an announcement',
  description:
    '`announce` has a draft leave ahead of time by the desk’s lead; an emergency leaves at once, and maintenance when every service that ' +
    'it names has said `yes` by `answer`. What would be told too late is refused, with the last instant that would have done. ' +
    'A `change` of what was told, and a `cancel`, are told once to everybody who was told before.',
  access: workers,
  params,
  body: announcementCommand,
  responses: {
    200: { description: 'Done; the announcement as it now stands.', schema: announcementView },
    202: { description: 'Stored; it is done soon.', schema: announcementView },
  },
  problems: [404, 409, 422],
  async operation({ params: { announcement }, body }, context: AnnouncementContext) {
    const outcome = await giveToAnnouncement(context, announcement, body);
    return { ...(await shown(context, announcement)), outcome };
  },
  present: (visible, { language }) => ({
    status: visible.outcome === 'done' ? 200 : 202,
    headers: { ETag: etag(visible) },
    body: presentAnnouncement(visible, visible.names, language),
  }),
});

async function shown(context: AnnouncementContext, id: string) {
  const visible = await visibleAnnouncement(context, id);
  return { ...visible, names: await namesOfAnnouncement(context.services.store, visible.announcement) };
}

function etag({ announcement }: { readonly announcement: { readonly state: { readonly revision: number } } }): string {
  return `"${announcement.state.revision}"`;
}
