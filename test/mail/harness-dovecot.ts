import { execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';

/** A mailbox of Dovecot on a port of the loopback. */
export interface Dovecot {
  readonly port: number;
  /** A letter comes in. */
  put(raw: Buffer): Promise<void>;
  /** Cuts off whoever is connected. */
  cut(): void;
  /** The folder is numbered anew. */
  renumber(): Promise<void>;
  stop(): Promise<void>;
}

/** Null, or why Dovecot cannot be had here. */
export function dovecotMissing(): string | null {
  try {
    execFileSync('doveadm', ['--help'], { stdio: 'ignore' });
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no doveadm' : null;
  }
}

/** Dovecot refuses to be root: as root it is another account. */
const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** `doveadm exec imap` speaks IMAP on its standard streams, signed in already: no daemon, no port and no account of its own. */
export async function startDovecot(): Promise<Dovecot> {
  const home = await mkdtemp(path.join(tmpdir(), 'reglament-imap-'));
  await chmod(home, 0o777);
  const mail = path.join(home, 'mail');
  const config = path.join(home, 'dovecot.conf');
  await writeFile(
    config,
    [
      'mail_location = maildir:' + mail,
      `base_dir = ${home}/run`,
      `state_dir = ${home}/state`,
      'log_path = /dev/null',
      'mail_home = ' + home,
      'namespace inbox {\n  inbox = yes\n}',
      '',
    ].join('\n'),
  );
  for (const folder of ['cur', 'new', 'tmp']) await mkdir(path.join(mail, folder), { recursive: true });
  if (other.uid !== undefined) execFileSync('chown', ['-R', `${other.uid}:${other.gid}`, home]);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const child = spawn('doveadm', ['-c', config, 'exec', 'imap'], {
      ...other,
      env: { PATH: process.env.PATH, HOME: home, USER: 'desk' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    socket.pipe(child.stdin);
    child.stdout.pipe(socket);
    const end = (): void => {
      sockets.delete(socket);
      child.kill();
      socket.destroy();
    };
    for (const one of [socket, child.stdin, child.stdout]) one.on('error', end);
    socket.on('close', end);
    child.on('exit', end);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  let count = 0;
  return {
    port: (server.address() as AddressInfo).port,
    async put(raw) {
      count += 1;
      await writeFile(path.join(mail, 'new', `${1_700_000_000 + count}.${count}.host`), raw, { mode: 0o666 });
    },
    cut: () => sockets.forEach((socket) => socket.destroy()),
    async renumber() {
      for (const name of await readdir(mail)) if (name.startsWith('dovecot')) await rm(path.join(mail, name));
    },
    async stop() {
      sockets.forEach((socket) => socket.destroy());
      server.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
