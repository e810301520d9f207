import type { ChildProcess } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { applyMigrations } from '../prisma/apply-migrations';
import { places, postgresPart, programPart, spawnProgram, stopLeftovers, temporalPart } from './embedded';
import type { Program } from './embedded';
import { takeHome } from './home-lock';
import { LogFile } from './log-file';
import { Part } from './part';
import { databaseUrl, ensureDatabase, openFolder } from './postgres';
import { requireFree } from './ports';
import { enterRelease, refuseUnknownRelease } from './release';
import { readSecrets } from './secrets';
import { usedPorts } from './settings';
import type { LocalSettings } from './settings';
import { temporalCli } from './temporal-binaries';

/** What of the product is run: the seed once, then the programs beside each other until the end. */
export interface Product {
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
  /** The seed, while it runs. */
  #once: ChildProcess | undefined;

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

    const [url] = await Promise.all([this.#startPostgres(secrets.postgresPassword), this.#startTemporal()]);
    this.#check();
    const applied = await applyMigrations(url).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`${message}\nRestore the migrations, or begin anew: move ${home} away and start again.`);
    });
    this.#check();
    this.say(applied.length > 0 ? `database: ${applied.length} migrations applied` : 'database: up to date');

    const env = this.#environment(url, secrets.authSecret);
    const { seed } = product;
    const seeding = seed ? () => this.#runOnce('seed', seed, env) : async () => undefined;
    // A database that was seeded before can be worked with while the seed looks for what is new.
    const seeded = applied.length === 0 && existsSync(places(home).seeded);
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
    this.#once?.kill('SIGKILL');
    for (const part of this.#parts) part.killNow();
  }

  async #stopAll(): Promise<void> {
    this.#once?.kill('SIGKILL');
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

  #environment(url: string, authSecret: string): NodeJS.ProcessEnv {
    const { settings } = this;
    return {
      ...process.env,
      DATABASE_URL: url,
      TEMPORAL_ADDRESS: settings.temporalAddress ?? `127.0.0.1:${settings.ports.temporal.port}`,
      TEMPORAL_NAMESPACE: settings.namespace,
      HOST: '127.0.0.1',
      PORT: String(settings.ports.api.port),
      WORKER_PORT: String(settings.ports.worker.port),
      REGLAMENT_HOME: settings.home,
      LOG_LEVEL: settings.logLevel,
      BETTER_AUTH_SECRET: authSecret,
    };
  }

  async #runOnce(name: string, file: string, env: NodeJS.ProcessEnv): Promise<void> {
    const log = this.#log(name);
    const limitMs = 120_000;
    await this.#timed(name, async () => {
      const child = spawnProgram(this.settings.home, file, env);
      this.#once = child;
      if (child.stdout) log.collect(child.stdout);
      if (child.stderr) log.collect(child.stderr);
      const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
      const code = await new Promise<number | null>((resolve) => {
        child.once('close', resolve);
      });
      clearTimeout(timer);
      this.#once = undefined;
      this.#check();
      if (code !== 0) throw new Error(`${name} failed. The end of ${log.file}:\n${log.tail(20)}`);
    });
  }
}

/** Lines that a person should see without looking for them: pino's errors (level 50 and above) and uncaught exceptions. */
function isAlarming(line: string): boolean {
  return /"level":"?(5\d|6\d|error|fatal)/.test(line) || /^(Uncaught|.*Error: )/.test(line);
}
