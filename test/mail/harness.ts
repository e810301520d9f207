import { randomUUID } from 'node:crypto';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkFile } from '../../files/check-file';
import { createIntake, type Intake } from '../../mail/intake/intake';
import type { IntakePorts } from '../../mail/intake/ports';
import type { DemoAccount } from '../../prisma/seed';
import { createStore, type Store } from '../../store';
import { createPrisma, type Database } from '../../store/database';
import type { NewArrival } from '../../store/letters/keep-arrived';
import type { SettledLetter } from '../../store/letters/settle-letter';
import { createSeededDatabase } from '../support/database';

/** A seeded database with what works letters off. */
export interface MailWorld {
  readonly databaseUrl: string;
  readonly prisma: Database;
  readonly store: Store;
  readonly ports: IntakePorts;
  readonly intake: Intake;
  readonly accounts: readonly DemoAccount[];
  readonly folder: string;
  /** What went wrong in letters that are tried again. */
  readonly errors: unknown[];
  account(role: string, desk: string, index?: number): DemoAccount;
  stop(): Promise<void>;
}

export async function startMailWorld(changes: Partial<IntakePorts> = {}): Promise<MailWorld> {
  const database = await createSeededDatabase();
  const prisma = createPrisma(database.url, { poolSize: 8 });
  const store = createStore({ prisma, lettersLeave: true });
  const folder = await mkdtemp(path.join(tmpdir(), 'reglament-mail-'));
  const errors: unknown[] = [];
  const ports: IntakePorts = {
    store,
    tell: () => undefined,
    addressBook: () => store.readAddressBook(),
    trust: { hosts: [] },
    own: [],
    folder,
    checkFile,
    onError: (error) => errors.push(error),
    ...changes,
  };
  return {
    ...{ databaseUrl: database.url, prisma, store, ports, folder, errors },
    intake: createIntake(ports),
    accounts: database.accounts,
    account(role, desk, index = 0) {
      const found = database.accounts.filter((each) => each.role === role && each.desk === desk)[index];
      if (!found) throw new Error(`no ${role} ${index} at ${desk}`);
      return found;
    },
    async stop() {
      await prisma.$disconnect();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

export interface WrittenLetter {
  readonly from: string;
  readonly to?: string;
  readonly cc?: string;
  readonly subject?: string;
  readonly text?: string;
  /** With brackets; null: none. */
  readonly messageId?: string | null;
  /** Of letters it answers, with brackets. */
  readonly references?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly files?: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
}

/** A raw letter. */
export function letter(written: WrittenLetter): Buffer {
  const {
    from,
    to = 'support@skaiportal.com',
    cc,
    subject = 'Нет связи',
    text = 'Трекер молчит.',
    files = [],
  } = written;
  const { messageId = `<${randomUUID()}@mail.example>`, references, headers = {} } = written;
  const head = {
    From: from,
    To: to,
    ...(cc === undefined ? {} : { Cc: cc }),
    Subject: `=?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`,
    Date: 'Mon, 30 Nov 2026 10:00:00 +0300',
    ...(messageId === null ? {} : { 'Message-ID': messageId }),
    ...(references === undefined ? {} : { References: references, 'In-Reply-To': references.split(' ').at(-1) ?? '' }),
    ...headers,
    'MIME-Version': '1.0',
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  const body = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${wrapped(Buffer.from(text))}`;
  if (files.length === 0) return Buffer.from([...lines, body].join('\r\n'));
  const mark = `part-${randomUUID()}`;
  const parts = files.map(
    ({ name, type, bytes }) =>
      `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${wrapped(bytes)}`,
  );
  const all = [body, ...parts].map((part) => `--${mark}\r\n${part}\r\n`).join('');
  return Buffer.from(
    [...lines, `Content-Type: multipart/mixed; boundary="${mark}"`, '', `${all}--${mark}--`, ''].join('\r\n'),
  );
}

function wrapped(bytes: Buffer): string {
  return (bytes.toString('base64').match(/.{1,76}/g) ?? ['']).join('\r\n') + '\r\n';
}

/** Keeps a raw letter as one of the ways in does. @returns its id */
export async function arrive(
  { store }: Pick<MailWorld, 'store'>,
  raw: Buffer,
  changes: Partial<NewArrival> = {},
): Promise<string> {
  const [id = ''] = await store.keepArrived({
    way: 'pipe',
    desks: [null],
    envelopeFrom: null,
    envelopeTo: [],
    sha256: createHash('sha256').update(raw).digest('hex'),
    size: raw.length,
    chunks: async function* () {
      yield raw;
    },
    ...changes,
  });
  return id;
}

/** Keeps a letter and works it off. */
export async function bring(world: MailWorld, raw: Buffer, changes: Partial<NewArrival> = {}): Promise<SettledLetter> {
  const id = await arrive(world, raw, changes);
  await world.intake.one(id);
  const settled = await world.store.readLetterOutcome(id);
  if (settled === undefined) throw new Error('no such letter');
  return settled;
}
