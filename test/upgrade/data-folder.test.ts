/** A data folder that release 0.2.0 left goes on under this one: see make-0.2.0.md for what is in it. */
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { nextTick } from '../../domain/process';
import { openFolder } from '../../local/postgres';
import { compareReleases, releaseOf, thisRelease } from '../../local/release';
import type { DemoAccount } from '../../prisma/seed';
import { createStore } from '../../store';
import { createPrisma } from '../../store/database';
import { atFullSize } from '../support/size';
import { workflowBundle } from '../support/temporal';
import { callerOf, eventually, type Caller } from '../end-to-end/harness/caller';
import { lookAt, type ProcessSeen, type Saved } from './look';
import { differences, mayHaveMovedOn } from './moved';
import { startFolder, type KilledPart, type StartedFolder } from './started-folder';
import { unpackFolder } from './unpack';

let home: string;
let saved: Saved;
let accounts: readonly DemoAccount[];
let folder: StartedFolder;

beforeAll(async () => {
  saved = JSON.parse(await readFile(path.join(__dirname, 'expected-0.2.0.json'), 'utf8')) as Saved;
  home = await mkdtemp(path.join(tmpdir(), 'reglament-upgrade-'));
  await openFolder(home);
  await unpackFolder(path.join(__dirname, 'home-0.2.0.tar.br'), home);
  // What every worker would build anew: the run has it already.
  const { codePath } = workflowBundle();
  await mkdir(path.join(home, 'cache'), { recursive: true });
  await copyFile(codePath, path.join(home, 'cache', path.basename(codePath)));
  accounts = await accountsOf(home);
  folder = await startFolder(home);
});
afterAll(async () => {
  await folder?.stop();
  await rm(home, { recursive: true, force: true });
});

async function accountsOf(place: string): Promise<DemoAccount[]> {
  return JSON.parse(await readFile(path.join(place, 'demo-accounts.json'), 'utf8')) as DemoAccount[];
}

function as(email: string): Caller {
  const account = accounts.find((each) => each.email === email && each.desk === saved.desk);
  const person = saved.people.find((each) => each.email === email);
  if (!account || !person) throw new Error(`The folder has no ${email}`);
  return callerOf(folder.base, { account, personId: person.id, shortId: person.shortId });
}

const manager = (): Caller => as('manager@skai.example');

function named(name: string): ProcessSeen {
  const found = saved.processes.find((each) => each.name === name);
  if (!found) throw new Error(`The folder has no "${name}"`);
  return found;
}

async function everythingElseStands(): Promise<void> {
  const found: string[] = [];
  for (const before of saved.processes) {
    found.push(...differences(before, await lookAt(manager(), before), saved, Date.now()));
  }
  expect(found).toEqual([]);
}

interface CommandView {
  readonly outcome: string | null;
  readonly revision: number | null;
  readonly receivedAt: string;
}

async function outcomeOf(commandId: string): Promise<CommandView> {
  return eventually('a waiting word is decided', async () => {
    const { status, body } = await manager().call<CommandView>('GET', `/commands/${commandId}`);
    return status === 200 && body.outcome !== null ? body : null;
  });
}

atFullSize('its data are kept aside as they were, where this release is a newer one', async () => {
  const own = thisRelease();
  expect(await releaseOf(home)).toBe(own);
  const isNewer = (compareReleases(own, saved.release) ?? 0) > 0;
  const kept = (await readdir(home)).filter((name) => name.includes('.before-'));
  expect(kept.sort()).toEqual(isNewer ? [`postgres.before-${own}`, `temporal.before-${own}`] : []);
});

atFullSize('no due instant, account, event, outcome or notice of the old folder changes', everythingElseStands);

atFullSize('of every ticket of the old folder lists say whose step it is', async () => {
  const prisma = createPrisma(folder.databaseUrl, { poolSize: 1 });
  try {
    await eventually('the worker has said it', async () => {
      const unsaid = await prisma.ticket.count({ where: { owedBy: null } });
      return unsaid === 0 ? true : null;
    });
  } finally {
    await prisma.$disconnect();
  }
  const { body } = await manager().call<{ items: { nextStep: { owes: string } }[] }>('GET', '/tickets?owes=client');
  expect(body.items.length).toBeGreaterThan(0);
  expect(body.items.map(({ nextStep }) => nextStep.owes)).toEqual(body.items.map(() => 'author'));
});

atFullSize(
  'passwords and keys of the old folder open the product, and those of new desks stand beside them',
  async () => {
    const now = await accountsOf(home);
    for (const account of accounts) expect(now).toContainEqual(expect.objectContaining(account));
    for (const { email, id, shortId } of saved.people) {
      const person = as(email);
      const { password } = person.account;
      const session = await person.call<{ token: string }>('POST', '/session', { email, password });
      expect(session.status).toBe(201);
      for (const caller of [person, callerOf(folder.base, person, session.body.token)]) {
        const { body } = await caller.call<{ id: string; memberships: object[] }>('GET', '/me');
        expect(body.id).toBe(id);
        expect(body.memberships).toEqual([expect.objectContaining({ desk: saved.desk, shortId })]);
      }
    }
  },
);

atFullSize('the words that waited are decided by when they were received, and are there once', async () => {
  expect(saved.waiting).toHaveLength(2);
  for (const { commandId, to, by, idempotencyKey, body } of saved.waiting) {
    const { outcome, receivedAt, revision } = await outcomeOf(commandId);
    expect(outcome).toBe('done');
    expect(Date.parse(receivedAt)).toBeLessThan(Date.parse(saved.savedAt));
    const { kind, id } = named(to);
    const again = await as(by).call('POST', `/${kind}s/${id}/commands`, body, { key: idempotencyKey });
    expect(again).toMatchObject({ status: 201, body: { commandId, outcome: 'done', revision } });
    const { commands, clocks, timeline } = await lookAt(manager(), named(to));
    expect(commands.filter((line) => line.startsWith(commandId))).toHaveLength(1);
    if (body['type'] === 'reply') {
      expect(timeline.filter((line) => line.endsWith(` replied ${receivedAt} ${String(body['text'])}`))).toHaveLength(
        1,
      );
    } else {
      // The later key of the visit's clock is the word, and not the moment at which somebody came to decide it.
      expect(clocks.filter(({ code }) => code === 'visit').map(({ startedAt }) => startedAt)).toEqual([receivedAt]);
    }
  }
});

async function unsentNotices() {
  const notices = [];
  for (const { id, kind, name, notices: before } of saved.processes.filter((each) => each.kind === 'ticket')) {
    if (!before.some((notice) => saved.unsent.includes(notice.id))) continue;
    notices.push(...(await lookAt(manager(), { id, kind, name })).notices);
  }
  return notices.filter(({ id }) => saved.unsent.includes(id));
}

atFullSize('the notices that nobody had sent are delivered, each once', async () => {
  expect(saved.unsent).toHaveLength(3);
  const delivered = await eventually('they are delivered', async () => {
    const notices = await unsentNotices();
    return notices.every(({ state }) => state === 'delivered') ? notices : null;
  });
  expect(delivered.map(({ id }) => id).sort()).toEqual([...saved.unsent].sort());
  for (const { deliveredAt } of delivered) {
    expect(Date.parse(deliveredAt ?? '')).toBeGreaterThan(Date.parse(saved.savedAt));
  }
  // The silence after a solution counts from the delivery of its letter, which comes only now.
  const { id } = named('solved, its letter unsent');
  const letter = delivered.find(({ kind }) => kind === 'solution');
  const learned = async () => (await manager().read(id)).solution?.deliveredAt;
  expect(await eventually('the ticket learns of it', learned)).toBe(letter?.deliveredAt);
});

async function withTemporal<T>(ask: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: folder.temporalAddress });
  try {
    return await ask(new Client({ connection, namespace: 'default' }));
  } finally {
    await connection.close();
  }
}

/** Runs that may have come to their end are left out. */
async function runsGoOn(): Promise<void> {
  const free = saved.processes.filter((each) => mayHaveMovedOn(each, saved, Date.now())).map(({ id }) => id);
  await withTemporal(async ({ workflow }) => {
    for (const workflowId of saved.openRuns) {
      if (free.some((id) => workflowId.endsWith(id))) continue;
      const { status } = await workflow.getHandle(workflowId).describe();
      expect([workflowId, status.name]).toEqual([workflowId, 'RUNNING']);
    }
    for (const number of saved.unstarted) {
      const query = `TicketNumber = "${number}" AND WorkflowType = "ticket" AND ExecutionStatus = "Running"`;
      await eventually(`${number} has its run`, async () => (await workflow.count(query)).count === 1);
    }
  });
}

atFullSize('open runs go on under their old ids, and one that was never started is', runsGoOn);

atFullSize('the run ledger says what every process waits for, whichever release its run is of', async () => {
  const prisma = createPrisma(folder.databaseUrl, { poolSize: 1 });
  const store = createStore({ prisma });
  try {
    for (const { kind, id, name } of saved.processes) {
      await eventually(`the ledger knows of "${name}"`, async () => {
        const read = await (kind === 'ticket' ? store.readTicket(id) : store.readVisit(id));
        const run = await prisma.run.findUnique({ where: { kind_id: { kind, id } } });
        return read && run && (run.nextTick?.getTime() ?? null) === (nextTick(read.state)?.at ?? null);
      });
    }
    expect(await prisma.run.count({ where: { workflowId: { in: [...saved.openRuns] } } })).toBe(saved.openRuns.length);
  } finally {
    await prisma.$disconnect();
  }
});

/** Says it until it is answered as done, as any client with a key may. */
async function insist(who: Caller, id: string, type: string, text: string): Promise<void> {
  const key = randomUUID();
  await eventually(
    `${type} is done`,
    async () => (await who.give(id, type, { text }, { key })).status === 201,
    120_000,
  );
}

atFullSize(
  'worker, API and engine are killed, one after the other: words said meanwhile are there once, and all else stands',
  async () => {
    const delivered = await unsentNotices();
    const spoken: string[] = [];
    for (const part of ['worker', 'api', 'temporal'] as const satisfies readonly KilledPart[]) {
      const pid = await folder.pidOf(part);
      process.kill(pid, 'SIGKILL');
      spoken.push(`Пока нет ${part}`);
      await Promise.all([
        insist(as('specialist@skai.example'), named('proposal open').id, 'note', `Пока нет ${part}`),
        insist(as('dispatcher@sever.example'), named('resolution, extended').id, 'reply', `Пока нет ${part}`),
      ]);
      await eventually(`${part} is there again`, async () => (await folder.pidOf(part)) !== pid);
    }
    for (const name of ['proposal open', 'resolution, extended']) {
      const { timeline } = await lookAt(manager(), named(name));
      for (const text of spoken) expect(timeline.filter((line) => line.endsWith(text))).toHaveLength(1);
    }
    expect(await unsentNotices()).toEqual(delivered);
    await everythingElseStands();
    await eventually('the engine answers', () => withTemporal(async () => true));
    await runsGoOn();
  },
);

atFullSize('stopped and started again it is the same', async () => {
  expect(await folder.stop()).toBe(0);
  folder = await startFolder(home);
  await everythingElseStands();
});
