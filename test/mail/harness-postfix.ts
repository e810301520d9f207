import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../local/ports';
import { startReaper } from '../end-to-end/harness/reaper';

/** A Postfix of the test's own, on a port of the loopback. */
export interface Postfix {
  readonly url: string;
  /** What it says of itself and of letters. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

export interface PostfixSettings {
  /** Domain to the port of the server that takes its letters; of no other domain any are taken. */
  readonly routes: Readonly<Record<string, number>>;
  /** What the server itself says to a recipient: an action of access(5), `DUNNO` to let the letter through. */
  readonly toRecipient: (address: string) => string;
}

/** Null, or why Postfix cannot be had here. */
export function postfixMissing(): string | null {
  if (process.getuid?.() !== 0) return 'Postfix starts as root alone';
  try {
    execFileSync('postconf', ['-d', 'mail_version'], { stdio: 'ignore' });
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no Postfix' : null;
  }
}

/** Services without which no letter goes through: nothing is taken from this machine's own programs or put into its mailboxes. */
const services = [
  'cleanup unix n - n - 0 cleanup',
  'qmgr unix n - n 1 1 qmgr',
  'rewrite unix - - n - - trivial-rewrite',
  'bounce unix - - n - 0 bounce',
  'defer unix - - n - 0 bounce',
  'trace unix - - n - 0 bounce',
  'smtp unix - - n - - smtp',
  'error unix - - n - - error',
  'retry unix - - n - - error',
  'anvil unix - - n - 1 anvil',
  'scache unix - - n - 1 scache',
  'postlog unix-dgram n - n - 1 postlogd',
];

/**
 * Starts it with a configuration, a queue and data of its own; the system's is not touched and need not run. It tries deferred
 * letters anew each second, and reports a delay as soon as there is one.
 */
export async function startPostfix({ routes, toRecipient }: PostfixSettings): Promise<Postfix> {
  const home = await mkdtemp(path.join(tmpdir(), 'reglament-postfix-'));
  await chmod(home, 0o755);
  const [config, queue, data] = ['config', 'queue', 'data'].map((name) => path.join(home, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [config, queue, data]) await mkdir(folder);
  execFileSync('chown', ['postfix', data]);
  const policy = await startPolicy(toRecipient);
  const port = await freePort();
  const logFile = path.join(home, 'log');
  const routed = Object.entries(routes).map(([domain, to]) => `{ ${domain} = smtp:[127.0.0.1]:${to} }`);
  const settings = {
    compatibility_level: '3.6',
    queue_directory: queue,
    data_directory: data,
    maillog_file: logFile,
    maillog_file_prefixes: home,
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    myhostname: 'relay.example',
    mydestination: '',
    mynetworks: '127.0.0.0/8',
    alias_maps: '',
    local_recipient_maps: '',
    transport_maps: `inline:{ ${routed.join(', ')} }`,
    default_transport: 'error:5.4.4 no such domain in this test',
    smtpd_relay_restrictions: 'permit_mynetworks, reject',
    smtpd_recipient_restrictions: `check_policy_service inet:127.0.0.1:${policy.port}, permit_mynetworks, reject`,
    smtpd_peername_lookup: 'no',
    smtp_host_lookup: 'native',
    smtp_dns_support_level: 'disabled',
    delay_warning_time: '1s',
    queue_run_delay: '1s',
    minimal_backoff_time: '1s',
    maximal_backoff_time: '1s',
    bounce_queue_lifetime: '1d',
    // A destination that deferred one letter is asked again for the next one.
    smtp_connection_cache_on_demand: 'no',
  };
  await writeFile(
    path.join(config, 'main.cf'),
    Object.entries(settings)
      .map(([name, value]) => `${name} = ${value}\n`)
      .join(''),
  );
  await writeFile(
    path.join(config, 'master.cf'),
    [`127.0.0.1:${port} inet n - n - - smtpd`, ...services, ''].join('\n'),
  );
  // It would outlive a test that is killed.
  const reaper = startReaper();
  reaper.inherit(home);
  execFileSync('postfix', ['-c', config, 'check'], { stdio: 'pipe' });
  const programs = execFileSync('postconf', ['-c', config, '-h', 'daemon_directory'], { encoding: 'utf8' }).trim();
  const master = spawn(path.join(programs, 'master'), ['-c', config, '-s'], { stdio: 'ignore' });
  const ended = once(master, 'exit');
  reaper.watch(master, 'SIGTERM');
  await answers(port, () => master.exitCode === null);
  return {
    url: `smtp://127.0.0.1:${port}`,
    log: () => readFile(logFile, 'utf8'),
    async stop() {
      master.kill();
      await ended;
      policy.close();
      await reaper.dismiss();
    },
  };
}

/** Postfix asks it of each recipient: lines of names and values, then an empty one (SMTPD_POLICY_README). */
async function startPolicy(toRecipient: (address: string) => string): Promise<{ port: number; close(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let asked = '';
    socket.on('data', (chunk) => {
      const questions = (asked + chunk.toString('utf8')).split('\n\n');
      asked = questions.pop() ?? '';
      for (const question of questions)
        socket.write(`action=${toRecipient(/^recipient=(.*)$/m.exec(question)?.[1] ?? '')}\n\n`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      sockets.forEach((socket) => socket.destroy());
      server.close();
    },
  };
}

/** @throws when it has ended instead */
async function answers(port: number, isThere: () => boolean): Promise<void> {
  while (isThere()) {
    const socket = connect(port, '127.0.0.1');
    const heard = await Promise.race([
      once(socket, 'data').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (heard) return;
    await delay(50);
  }
  throw new Error('Postfix did not start');
}
