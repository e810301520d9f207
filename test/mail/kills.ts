/** Letters while everything that carries them dies in turn. */
import { Client } from 'pg';
import { createNoticeSender } from '../../worker/notice-sender';
import { repeat } from '../../operations/loop';
import { portal } from '../../worker/transports/portal';
import { createSmtpTransport } from '../../worker/transports/smtp';
import { file, minute, solve, type World } from '../store/support';
import { settingsFor } from './letter';
import { startSmtp, type Got, type TestServer } from './server';

/** What a run came to. */
export interface KillRun {
  /** Letters as they were written, after the last one has gone. */
  readonly letters: readonly { readonly id: string; readonly state: string; readonly attempts: number }[];
  /** How often the server took each, by the id of its notice. */
  readonly taken: ReadonlyMap<string, number>;
  /** Taken letters of which it was not known whether they had been taken before, as living senders counted them. */
  readonly again: number;
}

/**
 * Files tickets, and has senders hand their letters over while senders die with letters in hand, the connections of the database
 * are cut and the mail server goes away and comes back, in turn, so many times.
 */
export async function sendUnderKills(world: World, tickets: number, rounds: number): Promise<KillRun> {
  for (let count = 0; count < tickets; count += 1) {
    const { ticketId } = await file(world);
    if (count % 2 === 0) await solve(world, ticketId);
  }
  const got: Got[] = [];
  let again = 0;
  const start = async (port = 0): Promise<TestServer> => startSmtp({ data: (letter) => void got.push(letter) }, port);
  let server = await start();
  const { port } = server;

  const startSender = () => {
    let dead = false;
    const smtp = createSmtpTransport(settingsFor(`smtp://127.0.0.1:${port}`));
    const { store } = world;
    const gone = { settled: false, tellings: [] };
    const sender = createNoticeSender({
      store: {
        clock: store.clock,
        claimNotices: store.claimNotices,
        holdNotices: store.holdNotices,
        // Whoever is dead records nothing of what it had in hand.
        settleNotice: (...settled) => (dead ? Promise.resolve(gone) : store.settleNotice(...settled)),
      },
      tell: () => undefined,
      transports: { portal, email: smtp },
      mailDomain: 'desk.example',
      onSentAgain: () => {
        if (!dead) again += 1;
      },
    });
    const loop = repeat(sender.pass, { idleMs: 20, longestMs: 100, onError: () => undefined });
    return async (how: 'killed' | 'stopped') => {
      dead = how === 'killed';
      await loop.stop();
      await sender.close();
      smtp.close();
    };
  };

  /** A number of further letters has been taken, or none are left. */
  const progress = async (letters: number): Promise<void> => {
    const aim = got.length + letters;
    const waiting = () => world.prisma.notice.count({ where: { state: 'waiting' } });
    while (got.length < aim) {
      if ((await waiting().catch(() => 1)) === 0) return;
      const before = got.length;
      await new Promise((resolve) => setTimeout(resolve, 200));
      // Leases and pauses pass where nobody has anything in hand.
      if (got.length === before) world.clock.pass(minute);
    }
  };

  for (let round = 0; round < rounds; round += 1) {
    const stop = startSender();
    await progress(3);
    if (round % 3 === 1) await cutConnections(world.url);
    if (round % 3 === 2) {
      await server.close();
      await new Promise((resolve) => setTimeout(resolve, 100));
      server = await start(port);
    }
    await stop(round % 3 === 0 ? 'killed' : 'stopped');
  }
  const stop = startSender();
  await progress(Infinity);
  await stop('stopped');
  await server.close();
  const letters = await world.prisma.notice.findMany({ select: { id: true, state: true, attempts: true } });
  const taken = new Map<string, number>();
  for (const { raw } of got) {
    const id = /^Message-ID: <([^@>]+)@/im.exec(raw)?.[1] ?? '';
    taken.set(id, (taken.get(id) ?? 0) + 1);
  }
  return { letters, taken, again };
}

/** As a database that restarts: whoever is connected is thrown out. */
async function cutConnections(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await client.end();
}
