/**
 * `npm run --silent mail:receive < letter.eml`: hands one raw letter over as a mail server's pipe would. It is kept before anything is
 * made of it; then the running mail process works it off, or, where none does, this one.
 */
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createFileCheck } from '../files/create-file-check';
import { openOwnFolder } from '../files/own-folder';
import { readLocalSettings } from '../local/settings';
import { createIntake } from '../mail/intake/intake';
import { keepFor } from '../mail/intake/keep-for';
import { spool } from '../mail/intake/spool';
import { readIntakeSettings, type IntakeSettings } from '../mail/intake-settings';
import { desksFor, normalAddress } from '../mail/listen/listen';
import { createStore, type Store } from '../store';
import { createPrisma } from '../store/database';
import type { SettledLetter } from '../store/letters/settle-letter';
import { databaseAddress } from './database-address';

const usage = `usage: npm run --silent mail:receive -- [--to ADDRESS]... [--from ADDRESS] < letter.eml
Hands over one raw letter and prints what became of it as one JSON line.
  --to    whom the envelope names; default: the addresses in the letter
  --from  the sender of the envelope
Status 0 once the letter is kept, whatever comes of it; 75 when it could not be kept: try again later.
Data: DATABASE_URL, or those of REGLAMENT_HOME.
`;

/** Try again later (sysexits.h): a mail server keeps the letter. */
const tryAgain = 75;
/** A mail process takes a letter up at once; where nobody has by then, there is none. */
const headStartMs = 2_000;
const patienceMs = 30_000;
const lookMs = 50;

async function main(args: readonly string[]): Promise<void> {
  const options = {
    to: { type: 'string', multiple: true },
    from: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  let values: { to?: string[]; from?: string; help?: boolean };
  try {
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exitCode = 2;
    return;
  }
  if (values.help === true) {
    process.stdout.write(usage);
    return;
  }
  const home = readLocalSettings(process.env).home;
  const settings = readIntakeSettings({
    ...process.env,
    DATABASE_URL: databaseAddress(process.env),
    REGLAMENT_HOME: home,
    MAILBOXES: '{}',
  });
  const prisma = createPrisma(settings.databaseUrl, { poolSize: 4 });
  const folder = await openOwnFolder(path.join(home, 'letters'));
  try {
    // What `npm start` keeps in a home has a mailbox on this machine, if nothing else takes its letters.
    const lettersLeave = settings.lettersLeave || !process.env.DATABASE_URL;
    const store = createStore({ prisma, lettersLeave });
    const ids = await keep(store, settings, folder.path, { to: values.to ?? [], from: values.from ?? null });
    const [id = ''] = ids;
    // From here on it is ours, whatever happens.
    const settled = await outcome(store, settings, folder.path, id).catch(() => undefined);
    process.stdout.write(`${JSON.stringify(answerOf(settled))}\n`);
  } finally {
    await prisma.$disconnect();
    await folder.remove();
  }
}

async function keep(
  store: Store,
  { own, letterBytes }: IntakeSettings,
  folder: string,
  { to, from }: { readonly to: readonly string[]; readonly from: string | null },
): Promise<readonly string[]> {
  const envelopeTo = to.map(normalAddress);
  const desks = to.length === 0 ? [] : await desksFor({ addressBook: () => store.readAddressBook(), own }, envelopeTo);
  const letter = await spool(process.stdin, folder, letterBytes);
  try {
    return await store.keepArrived({
      way: 'pipe',
      // To whom nobody answers here, the letter may still say otherwise.
      desks: desks.length === 0 ? [null] : [...new Set(desks)],
      envelopeFrom: from,
      envelopeTo,
      ...{ sha256: letter.sha256, size: letter.size, chunks: letter.chunks },
    });
  } finally {
    await letter.discard();
  }
}

async function outcome(
  store: Store,
  settings: IntakeSettings,
  folder: string,
  id: string,
): Promise<SettledLetter | undefined> {
  const intake = createIntake({
    store,
    // The outbox of the worker starts and wakes runs.
    tell: () => undefined,
    addressBook: keepFor(patienceMs, () => store.readAddressBook()),
    trust: { hosts: settings.trustedHosts },
    own: settings.own,
    folder,
    checkFile: createFileCheck(settings.clamd),
  });
  const began = performance.now();
  let own = false;
  for (;;) {
    const letter = await store.readLetterOutcome(id);
    const waited = performance.now() - began;
    if (letter === undefined || letter.outcome !== null || waited > patienceMs) return letter;
    if (!own && waited > headStartMs) own = await intake.one(id);
    else await delay(lookMs);
  }
}

function answerOf(letter: SettledLetter | undefined): object {
  const { identity = null, outcome: came = null, reason = null, ticket = null, tid = null } = letter ?? {};
  return { identity, outcome: came, ticket, tid, reason };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`the letter could not be kept: ${error instanceof Error ? error.name : 'error'}\n`);
  process.exitCode = tryAgain;
});
