import { uuidv7 } from 'uuidv7';
import type { PersonActor } from '../../domain/policy/actor';
import { lookUp, type Channel } from '../../domain/regulation';
import { changeKind, clockOf, type ChangeReason, type ReceiveChange } from '../../domain/register';
import { calendarOfDuty } from '../../domain/duties';
import { spanOfDay } from '../../domain/time';
import { Prisma } from '../../prisma/generated/client';
import { contentDigest } from '../json';
import { rulesFor } from '../look-ups';
import { inUnit } from '../process/in-unit';
import type { RunTelling } from '../process/unit';
import { publicationStamps, type Stamps } from '../rules/stamps';
import type { StoreContext } from '../store-context';
import type { EntryContent } from './entry';

export interface NewChange {
  /** The id that the change gets: the same request finds the change that it made the first time. */
  readonly id: string;
  readonly desk: string;
  readonly because: ChangeReason;
  /** An entry that is there; or the service of one that begins, null for a body that is none. */
  readonly of: { readonly entryId: string } | { readonly service: string | null };
  readonly content: EntryContent;
  readonly actor: PersonActor;
  readonly channel: Channel;
}

export type Received =
  | { readonly kind: 'received'; readonly entryId: string; readonly tellings: readonly RunTelling[] }
  /** The id stands for another change. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'no-entry' }
  | { readonly kind: 'unknown-service' }
  /** The desk's regulation keeps no register. */
  | { readonly kind: 'no-register' }
  /** What has not happened yet was not received. */
  | { readonly kind: 'in-future' };

const decisionsMs = 1_000;

/** Contacts have come by an official letter, or an operator was determined: a version that the register does not show yet. */
export async function receiveChange(context: StoreContext, change: NewChange): Promise<Received> {
  const { id, desk, because, of, content, actor, channel } = change;
  const rules = await rulesFor(context, desk, null);
  const { regulation } = rules;
  const code = clockOf(regulation, because);
  if (code === undefined) return { kind: 'no-register' };
  const { kind } = changeKind;
  const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const { transaction } = unit;
    const standing = await transaction.registerVersion.findUnique({
      where: { changeId: id },
      include: { entry: true },
    });
    if (standing !== null)
      return contentDigest(saidOf(standing)) === contentDigest(content) && standing.entry.desk === desk
        ? ({ kind: 'received', entryId: standing.entryId } as const)
        : ({ kind: 'conflict' } as const);
    const entry = 'entryId' in of ? await lockEntry(unit.transaction, desk, of.entryId) : { id: uuidv7(), ...of };
    if (entry === undefined) return { kind: 'no-entry' } as const;
    if (entry.service !== null && lookUp(regulation.services, entry.service) === undefined)
      return { kind: 'unknown-service' } as const;
    const zone = rules.calendar(calendarOfDuty(regulation, code, entry.service)).timeZone;
    const since = spanOfDay(zone, content.receivedOn)?.from;
    const [row] = await transaction.$queryRaw<{ number: number; now: Date; stamps: Stamps }[]>(Prisma.sql`
      SELECT nextval('register_number')::int AS "number", ${await context.clock.inSql()} AS "now",
        ${publicationStamps(Prisma.sql`${desk}`)} AS "stamps"`);
    if (row === undefined) throw new Error('A statement that always gives one row gave none.');
    const now = row.now.getTime();
    if (since === undefined || since > now) return { kind: 'in-future' } as const;
    if (!('entryId' in of)) await transaction.registerEntry.create({ data: { ...entry, desk, createdAt: row.now } });
    const version = 1 + (await transaction.registerVersion.count({ where: { entryId: entry.id } }));
    const number = `register/${row.number}`;
    const body: ReceiveChange = {
      ...{ type: 'receive-change', changeId: id, number, desk, pin: rules.pin },
      ...{ entry: entry.id, version, because, service: entry.service, since },
    };
    await context.kinds.of(kind).begin(unit, {
      ref: { kind, id, rootId: id },
      workflowId: number,
      command: { id: uuidv7(), actor, channel, receivedAt: now, storedAt: now, body },
      ...{ stamps: row.stamps, desk, clientId: null, now, beside: { ...content, authorId: actor.personId } },
    });
    return { kind: 'received', entryId: entry.id } as const;
  });
  return result.kind === 'received' ? { ...result, tellings } : result;
}

/** One change of an entry is received at a time, so that its versions are numbered in order. */
async function lockEntry(
  transaction: Pick<Prisma.TransactionClient, '$queryRaw'>,
  desk: string,
  id: string,
): Promise<{ readonly id: string; readonly service: string | null } | undefined> {
  const [row] = await transaction.$queryRaw<{ id: string; service: string | null }[]>`
    SELECT "id", "service" FROM "register_entry" WHERE "id" = ${id}::uuid AND "desk" = ${desk} FOR NO KEY UPDATE`;
  return row;
}

interface VersionRow {
  readonly body: string;
  readonly name: string | null;
  readonly post: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly since: Date;
  readonly until: Date | null;
  readonly letterNumber: string | null;
  readonly letterDate: Date | null;
  readonly receivedOn: Date;
}

/** What a version says, as it was given. */
export function saidOf({ body, name, post, phone, email, letterNumber, ...dates }: VersionRow): EntryContent {
  const day = (date: Date): string => date.toISOString().slice(0, 10);
  return {
    ...{ body, name, post, phone, email, letterNumber },
    since: day(dates.since),
    until: dates.until && day(dates.until),
    letterDate: dates.letterDate && day(dates.letterDate),
    receivedOn: day(dates.receivedOn),
  };
}
