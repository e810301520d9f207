import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { typescript } from '../../../local/paths';
import { freePort } from '../../../local/ports';
import { eventually } from './caller';
import type { Product } from './product';
import type { OwnService } from './services';

export interface OwnMail extends OwnService {
  readonly url: string;
  /** How often it took each letter, by the id of its notice. */
  taken(): ReadonlyMap<string, number>;
}

/** Starts a mail server that takes every letter, and remembers across its deaths which. It ends with this process. */
export async function ownMail(home: string): Promise<OwnMail> {
  const file = path.join(home, 'letters-taken');
  const port = await freePort();
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    server = fork(path.join(__dirname, 'smtp-process.ts'), [String(port), file], { execArgv: typescript });
    await once(server, 'message');
  };
  await start();
  return {
    url: `smtp://127.0.0.1:${port}`,
    start,
    async kill() {
      if (!server || server.exitCode !== null || server.signalCode !== null) return;
      const exit = once(server, 'exit');
      server.kill('SIGKILL');
      await exit;
    },
    taken() {
      const times = new Map<string, number>();
      const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
      for (const id of lines) times.set(id, (times.get(id) ?? 0) + 1);
      return times;
    },
  };
}

/** At most so long: it may be that all letters are out, and nothing is left to be in doubt. */
const patienceMs = 3_000;

/** When senders hold letters of which nobody knows yet what became of them: whoever dies now leaves them in doubt. */
export async function lettersInHand({ prisma }: Product): Promise<void> {
  const held = () => prisma.notice.count({ where: { state: 'waiting', leaseUntil: { gt: new Date() } } });
  await eventually('letters are in hand', async () => (await held()) > 0, patienceMs).catch(() => undefined);
}
