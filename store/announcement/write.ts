import { uuidv7 } from 'uuidv7';
import { Prisma } from '../../prisma/generated/client';
import type { DraftAnnouncement, Plan, Words } from '../../domain/announcement';
import type { PersonActor } from '../../domain/policy/actor';
import type { Channel } from '../../domain/regulation';
import type { Transaction } from '../database';
import { clean, contentDigest } from '../json';
import { rulesFor } from '../look-ups';
import { inUnit } from '../process/in-unit';
import type { RunTelling } from '../process/unit';
import { publicationStamps, type Stamps } from '../rules/stamps';
import type { StoreContext } from '../store-context';
import type { AnnouncementBeside } from './kept-announcement';

export interface NewAnnouncement {
  /** The id that it gets: the same request finds what it wrote the first time. */
  readonly id: string;
  readonly desk: string;
  readonly plan: Plan;
  readonly words: Words;
  readonly actor: PersonActor;
  readonly channel: Channel;
}

export type Written =
  | { readonly kind: 'written'; readonly id: string; readonly tellings: readonly RunTelling[] }
  /** The id stands for another announcement. */
  | { readonly kind: 'conflict' };

const decisionsMs = 1_000;

/** Somebody begins an announcement: a draft, of which nobody is told. */
export async function writeAnnouncement(context: StoreContext, announcement: NewAnnouncement): Promise<Written> {
  const { id, desk, plan, actor, channel } = announcement;
  const { words } = clean({ words: announcement.words });
  const { pin } = await rulesFor(context, desk, null);
  const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const { transaction } = unit;
    const digest = contentDigest({ desk, plan, words });
    const standing = await transaction.announcement.findUnique({ where: { id } });
    if (standing !== null) return (await isSame(transaction, id, digest)) ? 'written' : 'conflict';
    const [row] = await transaction.$queryRaw<{ number: number; now: Date; stamps: Stamps }[]>(Prisma.sql`
      SELECT nextval('announcement_number')::int AS "number", ${await context.clock.inSql()} AS "now",
        ${publicationStamps(Prisma.sql`${desk}`)} AS "stamps"`);
    if (row === undefined) throw new Error('A statement that always gives one row gave none.');
    const now = row.now.getTime();
    const number = `announcement/${row.number}`;
    const body: DraftAnnouncement = {
      ...{ type: 'draft-announcement', announcementId: id, number, desk, pin, plan, digest },
      ...{ person: actor.personId, owner: actor.shortId },
    };
    const beside: AnnouncementBeside = { words };
    await context.kinds.of('announcement').begin(unit, {
      ref: { kind: 'announcement', id, rootId: id },
      workflowId: number,
      command: { id: uuidv7(), actor, channel, receivedAt: now, storedAt: now, body },
      ...{ stamps: row.stamps, desk, clientId: null, now, beside },
    });
    return 'written' as const;
  });
  return result === 'written' ? { kind: 'written', id, tellings } : { kind: result };
}

/** The same request again finds what it wrote, whatever has become of it since. */
async function isSame(transaction: Transaction, id: string, digest: string): Promise<boolean> {
  const first = await transaction.event.findFirst({
    where: { processKind: 'announcement', processId: id, revision: 1 },
    select: { data: true },
  });
  return (first?.data as { readonly digest?: string } | null | undefined)?.digest === digest;
}
