import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import type { Bench } from '../harness/bench';
import { residentMib } from '../harness/process-effort';
import { quantile } from '../harness/statistics';

const letters = 500;
const writers = 40;
const connections = 8;
const bodyBytes = 30_000;
const paced = 30;
const largeBytes = 25 * 1024 * 1024;
const limitMs = 300_000;

export interface LettersInFigure {
  /** Until each has its outcome stored. */
  readonly perSecond: number;
  /** How many came to what. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** From our 250 until the confirmation's 250, one letter a second. */
  readonly confirmedP95Ms: number;
  /** Of the mail process after the 500 letters. */
  readonly idleMib: number;
  /** Of the mail process while one letter of 25 MB is worked off, over that. */
  readonly largeMib: number;
}

/**
 * 500 letters by SMTP over 8 connections: 40 % open tickets, 40 % go into them, 10 % are notes of absence, 10 % of strangers; some 30 KB
 * each, from 40 people of one client's domain. Then one a second until it is confirmed, and one of 25 MB.
 */
export async function measureLettersIn({ product, database, settled }: Bench): Promise<LettersInFigure> {
  const transport = nodemailer.createTransport({
    ...{ host: '127.0.0.1', port: product.mailListener, secure: false },
    ...{ pool: true, maxConnections: connections, maxMessages: Infinity },
  });
  const send = (raw: string): Promise<unknown> =>
    transport.sendMail({ envelope: { from: 'bench@sever.example', to: [desk] }, raw });
  const waiting = async (): Promise<void> => {
    for (const end = performance.now() + limitMs; performance.now() < end; await delay(10)) {
      const { rows } = await database.query('SELECT 1 FROM letter_in WHERE outcome IS NULL LIMIT 1');
      if (rows.length === 0) return;
    }
    throw new Error('Letters were not worked off in time');
  };

  await Promise.all(Array.from({ length: writers }, (_, index) => send(letter(writer(index), 'Нет связи'))));
  await waiting();
  const { rows: tickets } = await database.query<{ tid: string; email: string }>(
    `SELECT t.tid, p.email FROM ticket t JOIN person p ON p.id = t.author_id WHERE p.email LIKE 'writer%'`,
  );
  await settled();

  const all = Array.from({ length: letters }, (_, index) => {
    const { tid, email } = tickets[index % tickets.length] ?? { tid: '', email: '' };
    const kind = index % 10;
    if (kind < 4) return letter(writer(index), `Обращение ${index}`);
    if (kind < 8) return letter(email, `Re: [${tid}] Нет связи`);
    return kind === 8
      ? letter(email, 'Автоответ: меня нет', { 'Auto-Submitted': 'auto-replied' })
      : letter(`stranger${index}@nowhere.example`, 'Здравствуйте');
  });
  const before = await counts(database);
  const begun = performance.now();
  await Promise.all(all.map(send));
  await waiting();
  const seconds = (performance.now() - begun) / 1_000;
  const after = await counts(database);
  const outcomes = Object.fromEntries(
    Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]),
  );
  await settled(limitMs);

  const confirmed: number[] = [];
  for (let index = 0; index < paced; index += 1) {
    const id = `${randomUUID()}@bench.example`;
    await send(letter(`fresh${index}@sever.example`, 'Нет связи', { 'Message-ID': `<${id}>` }));
    const accepted = performance.now();
    for (;;) {
      const { rows } = await database.query(
        `SELECT 1 FROM letter_in l JOIN notice n ON n.root_id = l.root_id AND n.kind = 'acknowledgement' AND n.state = 'delivered'
         WHERE l.identity = $1`,
        [id],
      );
      if (rows.length > 0) break;
      await delay(3);
    }
    const took = performance.now() - accepted;
    confirmed.push(took);
    await delay(Math.max(0, 1_000 - took));
  }

  const pid = await product.pidOf('mail');
  const idleMib = await residentMib(pid);
  let peakMib = idleMib;
  let goesOn = true;
  const looking = (async () => {
    for (; goesOn; await delay(10)) peakMib = Math.max(peakMib, await residentMib(pid));
  })();
  await send(withFile(writer(0), randomBytes(largeBytes)));
  await waiting();
  goesOn = false;
  await looking;
  transport.close();
  return {
    perSecond: letters / seconds,
    outcomes,
    confirmedP95Ms: quantile(confirmed, 0.95),
    idleMib,
    largeMib: peakMib - idleMib,
  };
}

const desk = 'support@skaiportal.com';

function writer(index: number): string {
  return `writer${index % writers}@sever.example`;
}

function head(from: string, subject: string, more: Readonly<Record<string, string>> = {}): string {
  const fields = {
    From: from,
    To: desk,
    Subject: `=?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Message-ID': `<${randomUUID()}@bench.example>`,
    'MIME-Version': '1.0',
    ...more,
  };
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}

function letter(from: string, subject: string, more?: Readonly<Record<string, string>>): string {
  const words = Buffer.from(`Трекер молчит с утра, номер ${randomUUID()}.\n`.repeat(bodyBytes / 100)).toString(
    'base64',
  );
  return `${head(from, subject, more)}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines(words)}`;
}

function withFile(from: string, bytes: Buffer): string {
  const parts = [
    'Content-Type: text/plain; charset=utf-8\r\n\r\nLog.\r\n',
    `Content-Type: application/octet-stream; name="log.bin"\r\nContent-Disposition: attachment; filename="log.bin"\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines(bytes.toString('base64'))}`,
  ];
  return `${head(from, 'Журнал')}Content-Type: multipart/mixed; boundary="b"\r\n\r\n${parts.map((part) => `--b\r\n${part}`).join('')}--b--\r\n`;
}

function lines(base64: string): string {
  return `${(base64.match(/.{1,76}/g) ?? []).join('\r\n')}\r\n`;
}

async function counts(database: Bench['database']): Promise<Readonly<Record<string, number>>> {
  const { rows } = await database.query<{ outcome: string; count: number }>(
    'SELECT outcome, count(*)::int AS count FROM letter_in GROUP BY 1',
  );
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
}
