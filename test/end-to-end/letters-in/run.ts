/** Letters that come in as a mail server brings them, while everything that takes them dies, and what must add up at the end. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import { letter } from '../../mail/harness';
import type { Product } from '../harness/product';

/** What a letter of the run must come to. */
export type Sort = 'ticket' | 'reply' | 'tray' | 'duplicate' | 'notice-state';

interface Written {
  readonly id: string;
  readonly sort: Sort;
  readonly raw: Buffer;
}

/** Something that happens meanwhile; when it returns, everything runs again. */
export interface Fault {
  readonly name: string;
  readonly happen: () => Promise<void>;
}

export interface RunOptions {
  readonly letters: number;
  readonly faults: readonly Fault[];
  readonly say?: (line: string) => void;
}

/** What is wrong, and what was counted. */
export interface Sum {
  readonly findings: readonly string[];
  readonly counted: Readonly<Record<string, number>>;
}

const desk = 'support@skaiportal.com';
const lanes = 4;
const writers = 12;
/** A mail server comes again; after so long it would give a letter back. */
const patienceMs = 240_000;

const writer = (index: number): string => `writer${index % writers}@sever.example`;

/** Brings letters over several connections, each again until it is accepted. Which of them were accepted twice nobody can know. */
class Postman {
  accepted = 0;
  refused = 0;

  constructor(private readonly port: number) {}

  async bring(letters: readonly Written[]): Promise<void> {
    const waiting = [...letters];
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await this.#one(next);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }

  /** When so many were accepted. */
  async reaches(count: number): Promise<void> {
    while (this.accepted < count) await delay(50);
  }

  async #one({ raw, id }: Written): Promise<void> {
    for (const end = performance.now() + patienceMs; ;) {
      // A connection of its own: whoever listens may be another process by now.
      const transport = nodemailer.createTransport({ host: '127.0.0.1', port: this.port, secure: false });
      try {
        await transport.sendMail({ envelope: { from: 'mx@sever.example', to: [desk] }, raw });
        this.accepted += 1;
        return;
      } catch (error) {
        this.refused += 1;
        const code = (error as { readonly responseCode?: number }).responseCode;
        // For good: that is no answer to a fault of ours.
        if (code !== undefined && code >= 500) throw error;
        if (performance.now() > end) throw new Error(`letter ${id} was not taken`, { cause: error });
        await delay(200);
      } finally {
        transport.close();
      }
    }
  }
}

/** Brings letters of every sort while the faults happen, waits until each has come to something, and counts. */
export async function lettersUnderFaults(
  product: Product,
  { letters, faults, say = () => undefined }: RunOptions,
): Promise<Sum> {
  const { prisma, letters: carrying } = product;
  if (carrying === null) throw new Error('The product was started without letters');
  const postman = new Postman(carrying.listenerPort);
  const first = Array.from({ length: writers }, (_, index) => written('ticket', { from: writer(index) }));
  await postman.bring(first);
  await allSettled(product);
  const known = await prisma.ticket.findMany({ where: { desk: 'skai' }, orderBy: { receivedAt: 'asc' } });
  const people = new Map((await prisma.person.findMany()).map(({ id, email }) => [id, email ?? '']));
  const sent = await sentLetters(product);

  const twice: Written[] = [];
  const mixed = Array.from({ length: letters }, (_, index): Written => {
    const ticket = known[index % known.length];
    const from = people.get(ticket?.authorId ?? '') ?? '';
    switch (index % 10) {
      case 0:
      case 1:
      case 2:
      case 3:
        return written('ticket', { from: writer(index), subject: `Обращение ${index}` });
      case 4:
      case 5:
      case 6:
        return written('reply', { from, subject: `Re: [${ticket?.tid}] Нет связи` });
      case 7:
        return written('tray', { from: `stranger${index}@nowhere.example` });
      case 8: {
        const notice = sent.shift();
        return notice === undefined ? written('tray', { from: `late${index}@nowhere.example` }) : report(notice);
      }
      default: {
        const again = written('ticket', { from: writer(index), subject: `Дважды ${index}` });
        twice.push(again);
        return again;
      }
    }
  });
  const all = [...mixed, ...twice.map((each): Written => ({ ...each, sort: 'duplicate' }))];
  const happening = (async () => {
    for (const [index, { name, happen }] of faults.entries()) {
      await postman.reaches(first.length + Math.round((all.length * (index + 0.5)) / (faults.length + 0.5)));
      say(`${postman.accepted} of ${all.length + first.length} letters accepted; ${name}`);
      await happen();
    }
  })();
  await Promise.all([postman.bring(all), happening]);
  say('every letter is accepted; their outcomes are waited for');
  await allSettled(product);
  await confirmed(product);
  return sumOf(product, postman, [...first, ...all], faults.length);
}

function written(sort: Sort, fields: Parameters<typeof letter>[0]): Written {
  const id = `${randomUUID()}@mail.example`;
  return { id, sort, raw: letter({ ...fields, messageId: `<${id}>` }) };
}

/** What a server tells of a letter of ours that it could not bring. */
function report({ messageId, to }: { readonly messageId: string; readonly to: string }): Written {
  const id = `${randomUUID()}@mx.example`;
  const raw = [
    'From: MAILER-DAEMON@mx.example',
    `To: ${desk}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <${id}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b\r\nContent-Type: text/plain\r\n\r\nUndeliverable.\r\n',
    '--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n',
    `Final-Recipient: rfc822; ${to}\r\nAction: failed\r\nStatus: 5.1.1\r\n`,
    `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${messageId}\r\nSubject: x\r\n`,
    '--b--\r\n',
  ].join('\r\n');
  return { id, sort: 'notice-state', raw: Buffer.from(raw) };
}

/** Confirmations that have left, with whom they were to. */
async function sentLetters({ prisma }: Product): Promise<{ messageId: string; to: string }[]> {
  const where = { kind: 'acknowledgement', state: 'delivered', messageId: { not: null } };
  for (;;) {
    const rows = await prisma.notice.findMany({ where });
    if (rows.length >= writers)
      return rows.map(({ messageId }) => ({ messageId: messageId ?? '', to: 'writer@sever.example' }));
    await delay(100);
  }
}

async function allSettled({ prisma }: Product): Promise<void> {
  await until('letters without an outcome', () => prisma.letterIn.count({ where: { outcome: null } }));
}

/** Every ticket that a letter opened is confirmed by one. */
async function confirmed({ prisma }: Product): Promise<void> {
  const where = { kind: 'acknowledgement', state: 'waiting' };
  await until('confirmations that have not left', () => prisma.notice.count({ where }));
}

async function until(what: string, left: () => Promise<number>): Promise<void> {
  for (const end = performance.now() + patienceMs; ;) {
    const count = await left();
    if (count === 0) return;
    if (performance.now() > end) throw new Error(`${count} ${what}`);
    await delay(100);
  }
}

/** Received = tickets + replies + tray + duplicates + states of notices, and each of these is what stands in the store. */
async function sumOf({ prisma }: Product, postman: Postman, all: readonly Written[], faults: number): Promise<Sum> {
  const findings: string[] = [];
  const same = (what: string, found: number, expected: number): void => {
    if (found !== expected) findings.push(`${what}: ${found} instead of ${expected}`);
  };
  const rows = await prisma.letterIn.findMany({
    select: { identity: true, outcome: true, rootId: true, commandId: true },
  });
  const count = (outcome: Sort): number => rows.filter((row) => row.outcome === outcome).length;
  const counts = {
    tickets: count('ticket'),
    replies: count('reply'),
    tray: count('tray'),
    duplicates: count('duplicate'),
    'states of notices': count('notice-state'),
  };
  same(
    'received',
    rows.length,
    Object.values(counts).reduce((sum, each) => sum + each, 0),
  );
  // What was accepted stands there; what is more was stored, and its answer lost on the way.
  if (rows.length < postman.accepted) findings.push(`${postman.accepted} accepted, ${rows.length} received`);
  const byIdentity = new Map<string, (typeof rows)[number][]>();
  for (const row of rows) byIdentity.set(row.identity ?? '', [...(byIdentity.get(row.identity ?? '') ?? []), row]);
  for (const { id, sort } of all) {
    if (sort === 'duplicate') continue;
    const firsts = (byIdentity.get(id) ?? []).filter(({ outcome }) => outcome !== 'duplicate');
    if (firsts.length !== 1 || firsts[0]?.outcome !== sort)
      findings.push(`letter ${id}: ${firsts.map(({ outcome }) => outcome).join(', ') || 'nothing'} instead of ${sort}`);
  }
  const unique = new Set(all.map(({ id }) => id)).size;
  same('identities', byIdentity.size, unique);
  same('duplicates', counts.duplicates, rows.length - unique);
  same('tickets in the store', await prisma.inbox.count({ where: { type: 'open', channel: 'email' } }), counts.tickets);
  same('words in the store', await prisma.inbox.count({ where: { type: 'reply', channel: 'email' } }), counts.replies);
  same('items of the tray', await prisma.tray.count(), counts.tray);
  same(
    'letters of ours that came back',
    await prisma.notice.count({ where: { bouncedAt: { not: null } } }),
    counts['states of notices'],
  );
  const acknowledged = await prisma.notice.count({ where: { kind: 'acknowledgement' } });
  same('confirmations', acknowledged, counts.tickets);
  return {
    findings,
    counted: {
      faults,
      'accepted by 250': postman.accepted,
      'turned away or cut off': postman.refused,
      received: rows.length,
      ...counts,
    },
  };
}
