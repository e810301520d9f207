import { aheadOfPlan, type Plan } from '../../domain/announcement';
import type { RefusalCode } from '../../domain/policy/refusals';
import { timeWithOffset } from '../../texts/zoned-time';
import { channelOf } from '../auth/caller';
import { heard } from '../commands/heard';
import { identityOf } from '../http/identity';
import { Problem } from '../problems';
import { readPlan, wordsOf } from './read-plan';
import type { AnnouncementCommandGiven } from './schemas';
import { visibleAnnouncement, type AnnouncementContext } from './visible-announcement';

/**
 * Gives a command to an announcement.
 *
 * @throws Problem 404, 409 and 422 for refusals, 429
 */
export async function giveToAnnouncement(
  context: AnnouncementContext,
  id: string,
  body: AnnouncementCommandGiven,
): Promise<'done' | 'pending'> {
  const { services, caller, requestId, ifMatch, timeZone } = context;
  services.words.refuseAgain(caller.personId, id);
  const { announcement, actor } = await visibleAnnouncement(context, id);
  const content = await contentOf(context, announcement.state.desk, body);
  await services.words.take(actor, id, id);
  const said = await services.store.sayToAnnouncement({
    ...{ kind: 'announcement', id, type: body.type, content, actor, requestId },
    ...{ identity: identityOf(context), channel: channelOf(caller), at: announcement.now },
    ...(ifMatch === null ? {} : { ifMatch }),
  });
  const refused = (code: RefusalCode, commandId: string): Problem => {
    const plan = 'plan' in content ? (content['plan'] as Plan) : announcement.state.plan;
    const latest = code === 'announced-too-late' ? aheadOfPlan(announcement.rules, plan)?.latest : undefined;
    const detail =
      latest === undefined
        ? {}
        : { detail: { says: 'announce-by', values: { latest: timeWithOffset(timeZone, latest) } } as const };
    return new Problem(code, { commandId, ...detail });
  };
  return heard(services, said, refused);
}

/** The body as the announcement takes it: a plan with the codes of the desk, and words in both languages. */
async function contentOf(
  { services: { store } }: AnnouncementContext,
  desk: string,
  body: AnnouncementCommandGiven,
): Promise<Readonly<Record<string, unknown>>> {
  if (body.type === 'change') {
    const { type: _type, title: _title, text: _text, titleEn: _titleEn, textEn: _textEn, ...plan } = body;
    return { plan: await readPlan(store, desk, plan), words: wordsOf(body) };
  }
  const { type: _, ...content } = body;
  return body.type === 'answer' ? { ...content, reason: body.reason ?? null } : content;
}
