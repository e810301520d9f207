/** Letters out of a mailbox of Dovecot, whatever breaks in between. */
import { watchMailbox, type MailboxWatch } from '../../mail/mailboxes/watch-mailbox';
import { dovecotMissing, startDovecot, type Dovecot } from './harness-dovecot';
import { letter, startMailWorld, type MailWorld } from './harness';

const missing = dovecotMissing();
// Without Dovecot these are skipped, and the title says why: they bear no promise of their own.
const ofMailbox = missing === null ? it : it.skip;
const why = missing === null ? '' : ` (skipped: ${missing})`;

let world: MailWorld;
let dovecot: Dovecot;
let watch: MailboxWatch | undefined;
const states: (string | null)[] = [];

beforeAll(async () => {
  if (missing !== null) return;
  [world, dovecot] = await Promise.all([startMailWorld(), startDovecot()]);
});
afterAll(async () => {
  await watch?.stop();
  await dovecot?.stop();
  await world?.stop();
});

function start(folder = 'INBOX'): MailboxWatch {
  const { store, folder: place } = world;
  return watchMailbox(
    {
      ...{ store, addressBook: () => store.readAddressBook(), own: [], folder: place, mostBytes: 1_000_000 },
      onKept: () => undefined,
      onState: (_address, fault) => states.push(fault),
      pausesMs: { first: 50, longest: 200 },
    },
    { address: 'support@skaiportal.com', url: `imap://desk:secret@127.0.0.1:${dovecot.port}/${folder}` },
  );
}

/** When so many letters are kept. */
async function kept(count: number): Promise<void> {
  while ((await world.prisma.letterIn.count()) < count) await new Promise((resolve) => setTimeout(resolve, 20));
}

const written = () => letter({ from: world.account('client', 'skai').email });

ofMailbox(`letters of a mailbox come in once, after breaks and a new numbering too${why}`, async () => {
  const first = written();
  await dovecot.put(first);
  watch = start();
  await kept(1);
  await dovecot.put(written());
  await kept(2);
  dovecot.cut();
  await dovecot.put(written());
  await kept(3);
  await watch.stop();
  await dovecot.renumber();
  watch = start();
  await kept(6);
  while ((await world.intake.pass()) === 'more');
  const outcomes = await world.prisma.letterIn.groupBy({ by: ['outcome'], _count: true, orderBy: { outcome: 'asc' } });
  expect(outcomes.map(({ outcome, _count }) => [outcome, _count])).toEqual([
    ['duplicate', 3],
    ['ticket', 3],
  ]);
  expect(world.errors).toEqual([]);
});

ofMailbox(
  `of a letter that is larger than may be its beginning waits in the tray, and those behind it come in${why}`,
  async () => {
    await watch?.stop();
    const before = await world.prisma.letterIn.count();
    const files = [{ name: 'log.txt', type: 'text/plain', bytes: Buffer.alloc(1_500_000, 'a') }];
    const { email: from } = world.account('client', 'skai');
    await dovecot.put(letter({ from, subject: 'Журнал', text: 'Журнал во вложении.', files }));
    const small = letter({ from });
    await dovecot.put(small);
    watch = start();
    await kept(before + 2);
    while ((await world.intake.pass()) === 'more');
    const [large, next] = await world.prisma.letterIn.findMany({
      include: { tray: true },
      orderBy: { seq: 'asc' },
      skip: before,
    });
    expect(large).toMatchObject({
      outcome: 'tray',
      reason: 'beginning-only',
      tray: { content: { raw: { subject: 'Журнал', excerpt: 'Журнал во вложении.', attachments: 0 } } },
    });
    expect(large?.size).toBeGreaterThan(1_500_000);
    expect(next).toMatchObject({ outcome: 'ticket' });
    // What lies with us is shown as it is.
    const shown = await world.store.findLetterBytes(large?.id ?? '');
    const pieces: Uint8Array[] = [];
    for await (const piece of shown?.chunks ?? []) pieces.push(piece);
    expect(Buffer.concat(pieces)).toHaveLength(shown?.size ?? 0);
  },
);

ofMailbox(`a folder that is gone is said${why}`, async () => {
  await watch?.stop();
  states.length = 0;
  watch = start('Gone');
  while (states.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(states[0]).not.toBeNull();
  for (;;) {
    const [line] = await world.store.listMailboxes();
    if (line?.fault != null) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});
