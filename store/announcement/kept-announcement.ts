import { Prisma } from '../../prisma/generated/client';
import { numberAmong } from '../../domain/process';
import {
  announcementKind,
  nextStepOf,
  type AnnouncementEvent,
  type AnnouncementState,
  type DraftAnnouncement,
  type LaterAnnouncement,
  type Words,
} from '../../domain/announcement';
import {
  announcementDetails,
  announcementKindTexts,
  announcementStageTexts,
  announcementStepTexts,
} from '../../texts/announcements';
import { fill, say, type Language } from '../../texts/language';
import { clean, cleanText, toJson } from '../json';
import type { Change, KeptKind } from '../process/kept-kind';
import { attributesOf, toNobody } from '../of-desk';
import type { ProcessView } from '../process/view';

type KeptAnnouncement = KeptKind<AnnouncementState, AnnouncementEvent, DraftAnnouncement, LaterAnnouncement, null>;
type AnnouncementChange = Change<AnnouncementState, AnnouncementEvent, DraftAnnouncement | LaterAnnouncement>;

/** What an announcement begins with beside what its state holds. */
export interface AnnouncementBeside {
  readonly words: Words;
}

/** Announcements as the store keeps them. Those concerned are told by its run, person by person. */
export const keptAnnouncement: KeptAnnouncement = {
  process: announcementKind,
  surround: toNobody,
  view: announcementView,
  model: announcementModel,
};

function announcementModel(change: AnnouncementChange, guard: Prisma.Sql): readonly (readonly [string, Prisma.Sql])[] {
  const { before, state, beside, now } = change;
  const { id, desk, stage, number, version, plan, writtenAt } = state;
  const at = new Date(now);
  const begins = new Date(plan.from);
  const ends = plan.to === null ? null : new Date(plan.to);
  if (before === null) {
    const { words } = clean(beside as AnnouncementBeside);
    const listed = Prisma.sql`
      INSERT INTO "announcement" ("id", "number", "desk", "stage", "about", "words", "begins_at", "ends_at", "version",
        "written_at", "updated_at")
      SELECT ${id}::uuid, ${numberAmong(number)}::int, ${desk}, ${stage}, ${plan.about},
        ${toJson(words)}::jsonb, ${begins}::timestamptz, ${ends}::timestamptz, ${version}::int,
        ${new Date(writtenAt)}::timestamptz, ${at}::timestamptz
      WHERE ${guard}`;
    return [['listed', listed]];
  }
  const { words, reason } = saidIn(change);
  const listed = Prisma.sql`
    UPDATE "announcement" SET "stage" = ${stage}, "about" = ${plan.about},
      "words" = COALESCE(${words === null ? null : toJson(words)}::jsonb, "words"), "begins_at" = ${begins}::timestamptz,
      "ends_at" = ${ends}::timestamptz, "version" = ${version}::int, "reason" = COALESCE(${reason}, "reason"),
      "updated_at" = ${at}::timestamptz
    WHERE "id" = ${id}::uuid AND ${guard}`;
  return [['listed', listed]];
}

/** What the commands of a commit make of the words; null: they stand. */
function saidIn({ commands, outcomes }: AnnouncementChange): {
  readonly words: Words | null;
  readonly reason: string | null;
} {
  const done = new Set(outcomes.flatMap(({ commandId, result }) => (result.kind === 'done' ? [commandId] : [])));
  const bodies = commands.flatMap(({ id, body }) => (done.has(id) ? [body] : []));
  const changed = bodies.findLast((body) => body.type === 'change');
  const cancelled = bodies.findLast((body) => body.type === 'cancel');
  return {
    words: changed?.type === 'change' ? clean({ words: changed.words }).words : null,
    reason: cancelled?.type === 'cancel' ? cleanText(cancelled.reason) : null,
  };
}

/** While people are being told its run works, whatever the stage. */
function announcementView(state: AnnouncementState, _rules: unknown, language: Language): ProcessView {
  const { number, stage, sending, owner, plan, lastAt } = state;
  const about = say(announcementKindTexts[plan.about], language);
  const head = fill(say(announcementDetails.head, language), {
    ...{ number, about },
    stage: say(announcementStageTexts[stage], language),
  });
  const step = nextStepOf(state, lastAt);
  const owed =
    step === null
      ? []
      : [fill(say(announcementDetails.step, language), { act: say(announcementStepTexts[step.act], language) })];
  return {
    stage: sending === null ? stage : 'telling',
    summary: number,
    attributes: attributesOf(state, { assignee: owner }),
    details: [head, ...owed, ...(sending === null ? [] : [say(announcementDetails.telling, language)])].join('\n\n'),
  };
}
