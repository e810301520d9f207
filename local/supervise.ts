import type { ChildProcess } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { proveApplied } from '../prisma/apply-migrations';
import { readMigrations } from '../prisma/migration-files';
import { places, postgresPart, programPart, spawnProgram, stopLeftovers, temporalPart } from './embedded';
import type { Program } from './embedded';
import { takeHome } from './home-lock';
import { LogFile } from './log-file';
import { Part } from './part';
import { root } from './paths';
import { databaseUrl, ensureDatabase, openFolder } from './postgres';
import { requireFree } from './ports';
import { enterRelease, refuseUnknownRelease } from './release';
import { readSecrets } from './secrets';
import { usedPorts } from './settings';
import type { LocalSettings } from './settings';
import { temporalCli } from './temporal-binaries';

/**
 * What of the product is run: what prepares it and the seed once, then the programs beside each other until the end. What
 * takes much memory for a moment (building, migrating, seeding) is done by a process that ends.
 */
export interface Product {
  /** Needs neither database nor engine. */
  preparation: string | undefined;
  seed: string | undefined;
  programs: Program[];
}

/** The name of the product's database in the embedded cluster. */
const database = 'reglament';

/** The whole product running on this machine. */
export class Supervisor {
  #parts: Part[] = [];
  #giveBack: () => void = () => undefined;
  #stopping: Promise<void> | undefined;
  /** What is run once and has not ended yet. */
  #once = new Set<ChildProcess>();

  constructor(
    private readonly settings: LocalSettings,
    private readonly product: Product,
    private readonly say: (line: string) => void,
  ) {}

  /**
   * Brings everything up in order and returns when it serves.
   *
   * @param marks words of this process's command line, by which another start recognises it
   * @throws a line that a person can act on; what was started before should be ended with `stop`
   */
  async start(marks: string[]): Promise<void> {
    const { settings, product } = this;
    const { home, ports } = settings;
    await refuseUnknownRelease(home);
    await openFolder(home);
    this.#giveBack = await takeHome(home, { pid: process.pid, address: `http://127.0.0.1:${ports.api.port}`, marks });
    const names = product.programs.map(({ name }) => name);
    await stopLeftovers(home, names);
    await requireFree(usedPorts(settings));
    await enterRelease(home, this.say);
    const secrets = readSecrets(home);

    const { preparation, seed } = product;
    const [url] = await Promise.all([
      this.#startPostgres(secrets.postgresPassword),
      this.#startTemporal(),
      preparation ? this.#runOnce('preparation', preparation, this.#environment()) : undefined,
    ]);
    this.#check();
    const env = { ...this.#environment(), DATABASE_URL: url, BETTER_AUTH_SECRET: secrets.authSecret };
    const migrated = await this.#migrate(url, env);

    const seeding = seed ? () => this.#runOnce('seed', seed, env) : async () => undefined;
    // A database that was seeded before can be worked with while the seed looks for what is new.
    const seeded = !migrated && existsSync(places(home).seeded);
    if (!seeded) await seeding();
    writeFileSync(places(home).seeded, '');
    await Promise.all([
      seeded ? seeding() : undefined,
      ...product.programs.map(async (program) => {
        const part = this.#add(programPart(home, program, env, this.#log(program.name)));
        await this.#timed(program.title, () => part.start());
      }),
    ]);
    this.#check();
  }

  /** Ends everything in the reverse order; asked again, it is the same end. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  /** Starts the programs anew, after their source has changed. */
  async renewPrograms(): Promise<void> {
    const titles = new Set(this.product.programs.map(({ title }) => title));
    await Promise.all(this.#parts.filter(({ plan }) => titles.has(plan.title)).map((part) => part.renew()));
  }

  /** For the last moment of this process. */
  killNow(): void {
    for (const child of this.#once) child.kill('SIGKILL');
    for (const part of this.#parts) part.killNow();
  }

  async #stopAll(): Promise<void> {
    for (const child of this.#once) child.kill('SIGKILL');
    for (const part of this.#parts.toReversed()) await part.stop();
    this.#giveBack();
  }

  #check(): void {
    if (this.#stopping) throw new Error('stopped');
  }

  #add(plan: ConstructorParameters<typeof Part>[0]): Part {
    this.#check();
    const part = new Part(plan, this.say);
    this.#parts.push(part);
    return part;
  }

  #log(name: string): LogFile {
    return new LogFile(places(this.settings.home).logs, name, (line) => {
      if (isAlarming(line)) this.say(`${name}: ${line.slice(0, 500)}`);
    });
  }

  async #timed(title: string, work: () => Promise<void>): Promise<void> {
    const began = performance.now();
    await work();
    this.say(`${title}: ready (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  }

  async #startPostgres(password: string): Promise<string> {
    const { databaseUrl: outside, home, ports } = this.settings;
    if (outside) return outside;
    const cluster = { dataFolder: places(home).postgres, port: ports.postgres.port, password };
    const part = this.#add(postgresPart(cluster, new LogFile(places(home).logs, 'postgres')));
    await this.#timed('PostgreSQL', () => part.start());
    await ensureDatabase(cluster, database);
    return databaseUrl(cluster, database);
  }

  async #startTemporal(): Promise<void> {
    const { temporalAddress, home, ports, namespace } = this.settings;
    if (temporalAddress) return;
    const cli = await temporalCli(this.say);
    const server = {
      cli,
      port: ports.temporal.port,
      uiPort: ports.temporalUi.port,
      file: places(home).temporal,
      namespaces: [namespace],
    };
    const part = this.#add(temporalPart(home, server, new LogFile(places(home).logs, 'temporal')));
    await this.#timed('Temporal', () => part.start());
  }

  /** @returns whether there was anything to apply */
  async #migrate(url: string, env: NodeJS.ProcessEnv): Promise<boolean> {
    const current = await proveApplied(url, await readMigrations()).then(
      () => true,
      // Whatever is amiss, the migrations themselves tell it best.
      () => false,
    );
    if (current) this.say('database: up to date');
    else {
      await this.#runOnce('migrations', path.join(root, 'prisma', 'apply-migrations.ts'), env).catch(
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          const { home } = this.settings;
          throw new Error(`${message}\nRestore the migrations, or begin anew: move ${home} away and start again.`);
        },
      );
    }
    this.#check();
    return !current;
  }

  #environment(): NodeJS.ProcessEnv {
    const { settings } = this;
    return {
      ...process.env,
      ...this.#mail(),
      TEMPORAL_ADDRESS: settings.temporalAddress ?? `127.0.0.1:${settings.ports.temporal.port}`,
      TEMPORAL_NAMESPACE: settings.namespace,
      HOST: '127.0.0.1',
      OPERATIONS_HOST: '127.0.0.1',
      PORT: String(settings.ports.api.port),
      WORKER_PORT: String(settings.ports.worker.port),
      OPERATIONS_PORT: String(settings.ports.operations.port),
      MAIL_PORT: String(settings.ports.mail.port),
      MAIL_LISTEN_PORT: String(settings.ports.mailListener.port),
      REGLAMENT_HOME: settings.home,
      LOG_LEVEL: settings.logLevel,
    };
  }

  /** Where nobody else takes our letters, the mailbox of this machine does. */
  #mail(): NodeJS.ProcessEnv {
    const { smtpUrl, ports } = this.settings;
    if (smtpUrl) return {};
    return {
      SMTP_URL: `smtp://127.0.0.1:${ports.mailboxSmtp.port}`,
      MAIL_FROM: process.env.MAIL_FROM || 'reglament@mailbox.localhost',
      // What is answered in the mailbox goes to our own listener, whichever desk it is for.
      MAIL_READ: 'all',
      MAILBOX_PORT: String(ports.mailbox.port),
      MAILBOX_SMTP_PORT: String(ports.mailboxSmtp.port),
    };
  }

  async #runOnce(name: string, file: string, env: NodeJS.ProcessEnv): Promise<void> {
    const log = this.#log(name);
    const limitMs = 120_000;
    await this.#timed(name, async () => {
      const child = spawnProgram(this.settings.home, file, env);
      this.#once.add(child);
      if (child.stdout) log.collect(child.stdout);
      if (child.stderr) log.collect(child.stderr);
      const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
      const code = await new Promise<number | null>((resolve) => {
        child.once('close', resolve);
      });
      clearTimeout(timer);
      this.#once.delete(child);
      this.#check();
      if (code !== 0) throw new Error(`${name} failed. The end of ${log.file}:\n${log.tail(20)}`);
    });
  }
}

/** Lines that a person should see without looking for them: pino's errors (level 50 and above) and uncaught exceptions. */
function isAlarming(line: string): boolean {
  return /"level":"?(5\d|6\d|error|fatal)/.test(line) || /^(Uncaught|.*Error: )/.test(line);
}
