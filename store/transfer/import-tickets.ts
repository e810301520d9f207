import { uuidv7 } from 'uuidv7';
import { broadcast, type PersonActor } from '../../domain/policy/actor';
import type { Command } from '../../domain/process';
import type { LaterBody } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { TicketRecord } from '../../domain/transfer';
import { erasedMark } from '../../texts/erasure';
import type { Transaction } from '../database';
import { erasedAmong } from '../erased-people';
import { contentDigest, toJson } from '../json';
import { planTurn } from '../process/plan-turn';
import { numberSequence } from '../rules/number-sequence';
import { readStamps, type Stamps } from '../rules/stamps';
import type { StoreContext } from '../store-context';
import { openingOf } from '../tickets/filing';
import { keptTicket } from '../tickets/kept-ticket';
import type { TicketBeside } from '../tickets/ticket-model';
import { transact } from '../transact';
import { keptId } from './identity';
import { bindFiles, keepFiles, type CheckedFiles, type WordWithFiles } from './keep-files';
import type { Body, PlannedTicket } from './planned-ticket';
import { targetsOf, type Brought, type ImportAt } from './import-people';
import { writeTickets } from './write-tickets';

/** Under which the number that a ticket had elsewhere stands beside it, and by which it is found. */
const formerNumber = 'former-number';
/** So often a page is planned anew: somebody is erased a few times a month. */
const mostAttempts = 5;

/**
 * Tickets, some at a time: each with what was said in it, as it would stand had it been here from the instant of its receipt. Who
 * wrote is not written to about it. Their runs are started by the outbox.
 *
 * @param checked the files that are brought along
 * @returns how many were written; the others were there already
 * @throws for a record that names somebody who was not brought in: they are checked before
 */
export async function importTickets(
  context: StoreContext,
  at: ImportAt,
  records: readonly TicketRecord[],
  checked: CheckedFiles = new Map(),
): Promise<Brought> {
  const { database, clock } = context;
  const before = await targetsOf(
    database,
    at,
    'tickets',
    records.map(({ id }) => id),
  );
  const left = records.filter(({ id }) => !before.has(id));
  if (left.length === 0) return { written: 0 };
  const stamps = await readStamps(database, at.desk);
  const numbers = await database.$queryRaw<{ number: bigint }[]>`
    SELECT nextval(${numberSequence(at.desk)}::regclass) AS "number" FROM generate_series(1, ${left.length}::int)`;
  for (let attempt = 1; ; attempt += 1) {
    const now = await clock.now();
    const people = await peopleOf(context, at, left);
    const planned: PlannedTicket[] = [];
    for (const [index, record] of left.entries())
      planned.push(
        await plan(context, at, { record, people, now, stamps, checked, number: numbers[index]?.number ?? 0n }),
      );
    const written = await write(context, at, planned, people);
    if (written !== 'erased-meanwhile') return { written };
    if (attempt === mostAttempts) throw new Error('People of the tickets are being erased: bring them in again later.');
  }
}

/** @returns how many; `erased-meanwhile`: of somebody of them the words went since it was planned, so that nothing may be written of it */
async function write(
  { database, clock }: StoreContext,
  at: ImportAt,
  planned: readonly PlannedTicket[],
  { personIds, erased }: People,
): Promise<number | 'erased-meanwhile'> {
  return transact(database, async (transaction) => {
    // Whoever asks for an erasure from here on waits until the tickets stand, and finds them.
    const erasedNow = await erasedAmong(transaction, [...personIds.values()]);
    if (erasedNow.size !== erased.size) return 'erased-meanwhile';
    const now = await clock.now(transaction);
    const wanted = new Set(await claim(transaction, at, planned, now));
    const taken = planned.filter(({ record }) => wanted.has(keptId(record.id)));
    if (taken.length > 0) {
      await writeTickets(transaction, taken, now);
      await writeRows(transaction, at, taken, now);
      await bindFiles(transaction, taken);
    }
    return taken.length;
  });
}

/** Who of the people of some tickets is what at the desk. */
interface People {
  /** Whose words went, or go: none of theirs is brought in any more. */
  readonly erased: ReadonlySet<string>;
  readonly personIds: ReadonlyMap<string, string>;
  readonly shortIds: ReadonlyMap<string, string>;
  readonly clients: ReadonlyMap<string, string>;
  readonly companies: ReadonlyMap<string, string>;
}

async function peopleOf({ database }: StoreContext, at: ImportAt, records: readonly TicketRecord[]): Promise<People> {
  const ids = records.flatMap(({ author, owner, words }) => [
    author,
    ...(owner === null ? [] : [owner]),
    ...words.flatMap((word) => word.author ?? []),
  ]);
  const [personIds, companies] = await Promise.all([
    targetsOf(database, at, 'people', [...new Set(ids)]),
    targetsOf(
      database,
      at,
      'companies',
      records.flatMap(({ company }) => company ?? []),
    ),
  ]);
  const rows = await database.$queryRaw<{ personId: string; shortId: string; clientId: string | null }[]>`
    SELECT d."person_id" AS "personId", d."short_id" AS "shortId",
      (SELECT m."client_id" FROM "membership" m WHERE m."desk" = d."desk" AND m."person_id" = d."person_id" AND m."role" = 'client'
        ORDER BY m."created_at" DESC LIMIT 1) AS "clientId"
    FROM "desk_person" d WHERE d."desk" = ${at.desk} AND d."person_id" = ANY(${[...personIds.values()]}::text[])`;
  return {
    erased: await erasedAmong(database, [...personIds.values()]),
    personIds,
    companies,
    shortIds: new Map(rows.map(({ personId, shortId }) => [personId, shortId])),
    clients: new Map(rows.flatMap(({ personId, clientId }) => (clientId === null ? [] : [[personId, clientId]]))),
  };
}

interface Asked {
  readonly record: TicketRecord;
  readonly people: People;
  readonly now: Instant;
  readonly stamps: Stamps;
  readonly number: bigint;
  readonly checked: CheckedFiles;
}

async function plan(
  context: StoreContext,
  at: ImportAt,
  { record, people, now, stamps, number, checked }: Asked,
): Promise<PlannedTicket> {
  const { desk } = at;
  const authorId = need(people.personIds.get(record.author));
  const clientId = need(record.company === null ? people.clients.get(authorId) : people.companies.get(record.company));
  const loaded = await context.library.at({ desk, clientId, now, stamps, pins: [], newest: true, versions: [] });
  const ids = { commandId: uuidv7(), ticketId: uuidv7() };
  const { newest } = loaded.catalog;
  const author: PersonActor = {
    ...{ kind: 'person', personId: authorId, shortId: people.shortIds.get(authorId) ?? '' },
    ...{ role: 'client', clientId },
  };
  const { topic, requestType, priority, receivedAt } = record;
  const isErased = people.erased.has(authorId);
  // What nobody of the desk or the company has said is the author's to show.
  const said = await keepFiles(context, { ...at, ticket: record, checked }, (word) => {
    const personId = (word?.author == null ? undefined : people.personIds.get(word.author)) ?? authorId;
    return people.erased.has(personId) ? undefined : personId;
  });
  const [subject, text] = isErased ? [erasedMark, erasedMark] : [record.subject, said.opening.text];
  const { beginning } = openingOf(
    {
      ...{ identity: identityOf(at, record, 'open'), desk, clientId, authorId, actor: author, channel: 'console' },
      ...{ subject, text, topic, requestType, priority, receivedAt, quiet: true },
      attachments: said.opening.attachments,
      fields: { ...(isErased ? {} : record.fields), [formerNumber]: record.number },
    },
    { now, number, stamps },
    newest,
    ids,
    null,
  );
  const commands: Command<Body>[] = [beginning.command, ...later({ record, people, now, said: said.words })];
  const place = { ...beginning.ref, run: { workflowId: beginning.workflowId, startedAt: null } };
  const around = need(keptTicket.alone).surround({ before: null, commands });
  const {
    record: written,
    rules,
    outcomes,
  } = await planTurn(context, keptTicket, place, around, {
    ...{ before: null, commands, now, loaded, beside: beginning.beside, rowsLeft: false, looks: false, tells: false },
    goesOn: () => true,
    hasChildren: () => Promise.resolve(false),
  });
  // What lies beside a ticket that begins is what it was opened with.
  const beside = beginning.beside as TicketBeside;
  return { record, ticketId: ids.ticketId, rules, beside, written: need(written), commands, outcomes };
}

/** What was said and done later, each at its own instant, never before the one that it follows. */
function later({
  record,
  people,
  now,
  said: kept,
}: Pick<Asked, 'record' | 'people' | 'now'> & { readonly said: readonly WordWithFiles[] }): Command<Body>[] {
  const { receivedAt } = record;
  const command = (body: LaterBody, when: Instant): Command<Body> => ({
    ...{ id: uuidv7(), actor: broadcast, channel: 'console', body },
    ...{ receivedAt: Math.min(Math.max(when, receivedAt), now), storedAt: now },
  });
  const owner = record.owner === null ? undefined : people.shortIds.get(people.personIds.get(record.owner) ?? '');
  const words = record.words.map(({ author, side, internal, at }, index) => {
    const authorId = author === null ? null : (people.personIds.get(author) ?? null);
    const isErased = authorId !== null && people.erased.has(authorId);
    const { text, attachments } = kept[index] ?? { text: '', attachments: [] };
    const files = attachments.length === 0 ? {} : { attachments };
    return command(
      { type: 'earlier-word', text: isErased ? erasedMark : text, by: { authorId, side }, internal, ...files },
      at,
    );
  });
  const said = record.closedAt === null ? words : words.filter(({ receivedAt: at }) => at <= (record.closedAt ?? at));
  const after = words.slice(said.length);
  return [
    ...(owner === undefined ? [] : [command({ type: 'earlier-owner', to: owner }, receivedAt)]),
    ...said,
    // What was said after the end belongs to it: it asks for nothing any more.
    ...after.map((word) => ({ ...word, receivedAt: record.closedAt ?? word.receivedAt })),
    ...(record.closedAt === null ? [] : [command({ type: 'earlier-end' }, record.closedAt)]),
  ];
}

/** Whoever else brings in the same at the same time waits here, and then finds it taken. */
async function claim(
  transaction: Transaction,
  { desk, source }: ImportAt,
  planned: readonly PlannedTicket[],
  now: Instant,
): Promise<readonly string[]> {
  const rows = planned.map(({ record, ticketId }) => ({ id: keptId(record.id), target: ticketId }));
  const claimed = await transaction.$queryRaw<{ id: string }[]>`
    INSERT INTO "imported" ("desk", "source", "kind", "source_id", "target_id", "created_at")
    SELECT ${desk}, ${source}, 'ticket', r."id", r."target", ${new Date(now)}
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r("id" text, "target" text)
    ON CONFLICT DO NOTHING RETURNING "source_id" AS "id"`;
  return claimed.map(({ id }) => id);
}

/** The rows of all that was said, decided: what comes in is a row, whatever way it came. */
async function writeRows(
  transaction: Transaction,
  at: ImportAt,
  taken: readonly PlannedTicket[],
  now: Instant,
): Promise<void> {
  const rows = taken.flatMap(({ record, ticketId, commands, outcomes }) =>
    commands.map(({ id, actor, channel, receivedAt, body }, index) => {
      const { type, ...content } = body;
      const result = outcomes.find((outcome) => outcome.commandId === id)?.result;
      return {
        ...{ id, ticketId, type, content, actor, channel, receivedAt: new Date(receivedAt).toISOString() },
        identity: identityOf(at, record, index === 0 ? 'open' : String(index)),
        digest: contentDigest(content),
        outcome: result?.kind ?? null,
        revision: result?.kind === 'done' ? result.revision : null,
        refusal: result?.kind === 'refused' ? result.code : null,
      };
    }),
  );
  await transaction.$executeRaw`
    INSERT INTO "inbox" ("id", "process_kind", "process_id", "root_id", "identity", "digest", "type", "content", "actor", "channel",
      "received_at", "stored_at", "outcome", "outcome_revision", "refusal", "decided_at")
    SELECT r."id", 'ticket', r."ticketId", r."ticketId", r."identity", r."digest", r."type", r."content", r."actor", r."channel",
      r."receivedAt", ${new Date(now)}, r."outcome", r."revision", r."refusal", ${new Date(now)}
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r("id" uuid, "ticketId" uuid, "identity" text, "digest" text, "type" text,
      "content" jsonb, "actor" jsonb, "channel" text, "receivedAt" timestamptz, "outcome" text, "revision" int, "refusal" text)`;
}

function identityOf({ desk, source }: ImportAt, { id }: TicketRecord, what: string): string {
  return `import/${desk}/${source}/${keptId(id)}/${what}`;
}

function need<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('A ticket names somebody who was not brought in.');
  return value;
}
