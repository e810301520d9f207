import type { Prisma } from '../../prisma/generated/client';
import { leaseKind } from '../../domain/access-lease';
import { internalEvents, internalVisitEvents, isInternal } from '../../domain/visibility/internal-events';
import { recordAudit, type AuditBy } from '../audit/record-audit';
import { findClient } from '../find-client';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { linesOfAccount } from './export-account';

/** What is taken along of one company. */
export interface ExportAsked {
  readonly desk: string;
  readonly clientId: string;
  /** With what the desk's people said among themselves. */
  readonly internal: boolean;
  /** Whose act it is; null: of whoever runs the product. */
  readonly by: AuditBy | null;
}

/** One line of an export: a record, told by its `type`. */
export type ExportLine = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Of the shape of the lines. */
const format = 1;
const atOnce = 100;

/**
 * Everything of one company at a desk, line by line: what it is, its people, contracts, and each ticket with its facts, words, files,
 * letters, visits and ratings. The first line says what it is, the last how many records there were: without it something is missing.
 * Nothing opens anything: no passwords, sessions, keys or second factors; and nothing is of other companies.
 *
 * @returns undefined for a company that the desk does not serve; else the act is on record, and the lines are read as they are taken
 */
export async function exportClient(
  context: StoreContext,
  asked: ExportAsked,
): Promise<AsyncIterable<ExportLine> | undefined> {
  const { desk, clientId, internal, by } = asked;
  const client = await findClient(context.database, desk, clientId);
  if (client === undefined) return undefined;
  if (by !== null)
    await transact(context.database, async (transaction) => {
      const at = await context.clock.now(transaction);
      const subject = { kind: 'client', id: client.id, name: client.name } as const;
      await recordAudit(transaction, {
        desk,
        at,
        by,
        act: 'client-exported',
        subject,
        before: null,
        after: { internal },
      });
    });
  return linesOf(context, asked);
}

async function* linesOf(context: StoreContext, { desk, clientId, internal }: ExportAsked): AsyncGenerator<ExportLine> {
  const { database, clock } = context;
  let records = 0;
  const line = (type: string, content: object): ExportLine => {
    records += 1;
    return { type, ...content };
  };
  const at = new Date(await clock.now()).toISOString();
  yield { type: 'export', format, desk, client: clientId, at, internal };
  const client = await database.client.findUniqueOrThrow({ where: { id: clientId } });
  yield line('company', { id: client.id, name: client.name, emailDomains: client.emailDomains });
  const people = await database.membership.findMany({
    where: { desk, clientId },
    include: { person: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const personIds = new Set(people.filter(({ role }) => role === 'client').map(({ personId }) => personId));
  for (const { person, role, inCompany, shortId, active } of people) {
    const { id, name } = person;
    // Of those who work for the desk no more than their names.
    const own = personIds.has(person.id)
      ? { email: person.email, phone: person.phone, language: person.language, timeZone: person.timeZone }
      : {};
    yield line('person', { id, shortId, name, ...own, role, inCompany, active });
  }
  const contracts = await database.contractVersion.findMany({
    where: { desk, clientId },
    orderBy: { createdAt: 'asc' },
  });
  for (const { id, number, validFrom, validTo, patch } of contracts)
    yield line('contract', { id, number, validFrom, validTo, patch });
  const contacts = await database.contact.findMany({ where: { desk, clientId }, orderBy: { at: 'asc' } });
  for (const contact of contacts)
    yield line('contact', { at: contact.at, channel: contact.channel, text: contact.text });
  for await (const [type, content] of linesOfAccount(database, { desk, clientId })) yield line(type, content);
  for (let after: string | null = null, more = true; more;) {
    const tickets: TicketRow[] = await database.ticket.findMany({
      where: { desk, clientId, ...(after === null ? {} : { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: atOnce,
    });
    for (const ticket of tickets)
      for await (const [type, content] of linesOfTicket(context, ticket, { internal, personIds }))
        yield line(type, content);
    more = tickets.length === atOnce;
    after = tickets.at(-1)?.id ?? null;
  }
  yield { type: 'end', records };
}

type TicketRow = Prisma.TicketGetPayload<object>;

async function* linesOfTicket(
  { database, blobs }: StoreContext,
  ticket: TicketRow,
  { internal, personIds }: { readonly internal: boolean; readonly personIds: ReadonlySet<string> },
): AsyncGenerator<readonly [type: string, content: object]> {
  const { id, tid, subject, fields, stage, status, topic, priority, level, requestType } = ticket;
  const { authorId, assignee, sharedWith, receivedAt, updatedAt, closedAt } = ticket;
  const main = { id, tid, subject, fields, stage, status, topic, priority, level, requestType };
  yield ['ticket', { ...main, author: authorId, assignee, sharedWith, receivedAt, updatedAt, closedAt }];
  const visits = await database.visit.findMany({ where: { ticketId: id }, orderBy: { requestedAt: 'asc' } });
  for (const visit of visits) {
    const { number, address, contact, technician, slotFrom, slotTo, requestedAt } = visit;
    const rest = { address, contact, technician, slotFrom, slotTo, requestedAt, closedAt: visit.closedAt };
    yield ['visit', { id: visit.id, ticket: id, number, stage: visit.stage, ...rest }];
  }
  // Of access data who was asked, gave them and looked at them; never the data.
  const leases = await database.process.findMany({
    where: { rootId: id, kind: leaseKind.kind },
    select: { kind: true, id: true },
    orderBy: { id: 'asc' },
  });
  const processes = [{ kind: 'ticket', id }, ...visits.map((visit) => ({ kind: 'visit', id: visit.id })), ...leases];
  const hidden = new Set<string>();
  for (const process of processes) {
    const ofDesk: readonly string[] = process.kind === 'visit' ? internalVisitEvents : internalEvents;
    const events = await database.event.findMany({
      where: { processKind: process.kind, processId: process.id },
      orderBy: { revision: 'asc' },
    });
    const typeAt = new Map(events.map(({ revision, type }) => [revision, type]));
    for (const { revision, type, at, asOf, by, data } of events)
      if (internal || !ofDesk.includes(type))
        yield ['event', { process: process.id, revision, event: type, at, asOf, by, data }];
    const messages = await database.message.findMany({
      where: { processKind: process.kind, processId: process.id },
      orderBy: { revision: 'asc' },
      include: { author: { select: { name: true } } },
    });
    for (const { id: messageId, kind, side, revision, channel, text, at, author, ...message } of messages) {
      const event = typeAt.get(revision) ?? '';
      const isHidden = isInternal({ processKind: process.kind, kind, event });
      if (isHidden) hidden.add(messageId);
      if (isHidden && !internal) continue;
      const by = { author: message.authorId, authorName: author?.name ?? null, side };
      yield [
        'message',
        { id: messageId, process: process.id, revision, kind, ...by, channel, at, text, fields: message.fields },
      ];
    }
  }
  const files = await database.attachment.findMany({ where: { rootId: id }, orderBy: { id: 'asc' } });
  for (const { id: fileId, messageId, name, mediaType, size, sha256 } of files) {
    if (!internal && (messageId === null || hidden.has(messageId))) continue;
    yield ['attachment', { id: fileId, ticket: id, message: messageId, name, mediaType, size, sha256 }];
    const chunks = await blobs.read(database, sha256);
    let number = 0;
    for await (const chunk of chunks ?? []) {
      yield ['bytes', { attachment: fileId, number, base64: Buffer.from(chunk).toString('base64') }];
      number += 1;
    }
  }
  const letters = await database.notice.findMany({
    where: { rootId: id },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  for (const {
    id: noticeId,
    kind,
    recipientId,
    channel,
    subject: title,
    body,
    state,
    createdAt,
    deliveredAt,
  } of letters)
    if (internal || personIds.has(recipientId))
      yield [
        'letter',
        {
          id: noticeId,
          ticket: id,
          kind,
          recipient: recipientId,
          channel,
          subject: title,
          body,
          state,
          createdAt,
          deliveredAt,
        },
      ];
  const rated = await database.feedback.findMany({ where: { ticketId: id }, orderBy: { cycle: 'asc' } });
  for (const { cycle, score, reason, comment, personId, about, at } of rated)
    yield ['feedback', { ticket: id, cycle, score, reason, comment, person: personId, about, at }];
}
