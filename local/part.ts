import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { LogFile } from './log-file';
import { kill } from './processes';
import { until } from './wait';

/** A process that belongs to the running product: how to start it, to know that it serves, and to stop it. */
export interface PartPlan {
  /** In words for a person, as "PostgreSQL". */
  title: string;
  /** Starts the process with its output as pipes and as the head of a process group of its own. */
  spawn: () => Promise<ChildProcess>;
  serves: () => Promise<boolean>;
  serveLimitMs: number;
  /** Asks it to end; after `stopLimitMs` its whole group is killed. */
  stopSignal: NodeJS.Signals;
  stopLimitMs: number;
  log: LogFile;
}

const attemptsAtStart = 3;
const firstBackOffMs = 500;
const longestBackOffMs = 15_000;
/** A part that served this long has recovered: the next fault begins with the shortest back-off again. */
const recoveredAfterMs = 30_000;

/** Keeps one process running: started again with growing back-off when it dies, until it is told to stop. */
export class Part {
  #child: ChildProcess | undefined;
  #wanted = false;
  #renewing = false;
  #abort = new AbortController();

  constructor(
    readonly plan: PartPlan,
    private readonly say: (line: string) => void,
  ) {}

  /** The number of its process, while there is one. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /**
   * Starts it and waits until it serves; from then on it is kept running.
   *
   * @throws with the end of its log, when it dies at once several times or does not serve in time
   */
  async start(): Promise<void> {
    this.#wanted = true;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#launch();
        break;
      } catch (error) {
        if (!this.#wanted || attempt === attemptsAtStart) throw this.#explained(error);
        await this.#pause(firstBackOffMs * attempt);
      }
    }
    void this.#keep();
  }

  /** Ends it for good, within its limit of time. */
  async stop(): Promise<void> {
    this.#wanted = false;
    this.#abort.abort();
    await this.#end();
  }

  /** Ends it so that it is started anew at once: its source has changed. */
  async renew(): Promise<void> {
    this.#renewing = true;
    await this.#end();
  }

  /** For the last moment of this process: no waiting, no asking. */
  killNow(): void {
    if (this.#child?.pid !== undefined && alive(this.#child)) killGroup(this.#child.pid);
  }

  async #launch(): Promise<void> {
    const { spawn, serves, serveLimitMs, log, title } = this.plan;
    const child = await spawn();
    this.#child = child;
    child.on('error', (error) => log.write(Buffer.from(`${error.message}\n`)));
    if (child.stdout) log.collect(child.stdout);
    if (child.stderr) log.collect(child.stderr);
    const ended = (): string | undefined => {
      if (!this.#wanted) return `${title} was stopped`;
      return alive(child) ? undefined : `${title} ended ${howEnded(child)}`;
    };
    try {
      await until(serves, serveLimitMs, `${title} did not answer in ${serveLimitMs / 1000} seconds`, ended);
    } catch (error) {
      await this.#end();
      throw error;
    }
  }

  /** Waits for its end and starts it again, as long as it is wanted. */
  async #keep(): Promise<void> {
    let backOff = firstBackOffMs;
    for (let since = performance.now(); this.#wanted; since = performance.now()) {
      const child = this.#child;
      if (child && alive(child)) await once(child, 'exit');
      if (!this.#wanted) return;
      if (performance.now() - since > recoveredAfterMs) backOff = firstBackOffMs;
      if (!this.#renewing) {
        const cause = child ? howEnded(child) : '';
        this.say(`${this.plan.title} ended ${cause}: starting it again in ${backOff / 1000} s (${this.plan.log.file})`);
        await this.#pause(backOff);
        backOff = Math.min(backOff * 2, longestBackOffMs);
      }
      this.#renewing = false;
      if (!this.#wanted) return;
      await this.#launch().then(
        () => this.say(`${this.plan.title} serves again`),
        () => undefined,
      );
    }
  }

  async #end(): Promise<void> {
    const child = this.#child;
    if (child?.pid === undefined || !alive(child)) return;
    const exit = once(child, 'exit');
    child.kill(this.plan.stopSignal);
    const timer = setTimeout(() => killGroup(child.pid), this.plan.stopLimitMs);
    await exit;
    clearTimeout(timer);
  }

  async #pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.#abort.signal }).catch(() => undefined);
  }

  #explained(error: unknown): Error {
    const { log } = this.plan;
    const message = error instanceof Error ? error.message : String(error);
    if (!this.#wanted) return new Error(message);
    return new Error(`${message}. The end of ${log.file}:\n${log.tail(20)}`);
  }
}

function alive(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function howEnded({ pid, exitCode, signalCode }: ChildProcess): string {
  if (pid === undefined) return 'before it began';
  return signalCode ? `by ${signalCode}` : `with code ${exitCode}`;
}

function killGroup(pid: number | undefined): void {
  if (pid !== undefined) kill(-pid, 'SIGKILL');
}
