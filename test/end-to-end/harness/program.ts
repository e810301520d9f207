import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { spawnProgram } from '../../../local/embedded';
import type { LogFile } from '../../../local/log-file';
import { until } from '../../../local/wait';

export interface ProgramPlan {
  /** In words, as "worker". */
  readonly title: string;
  /** The TypeScript file that is run. */
  readonly file: string;
  readonly home: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Answers 200 when the program serves. */
  readonly readyUrl: string;
  readonly log: LogFile;
}

const startLimitMs = 180_000;

/** The API or the worker as a process of its own, which a test may kill and start again. */
export class Program {
  #child: ChildProcess | undefined;
  #deaths = 0;

  constructor(private readonly plan: ProgramPlan) {}

  /** How often it ended by itself, which it never should. */
  get deaths(): number {
    return this.#deaths;
  }

  /** Starts it. With `ready: false` it is not waited for: it may be that it cannot serve yet. */
  async start({ ready = true }: { ready?: boolean } = {}): Promise<void> {
    const { home, file, environment, log, title } = this.plan;
    const child = spawnProgram(home, file, environment);
    this.#child = child;
    child.once('exit', () => {
      if (this.#child === child) this.#deaths += 1;
    });
    if (child.stdout) log.collect(child.stdout);
    if (child.stderr) log.collect(child.stderr);
    if (ready) await this.serves(`${title} did not serve in ${startLimitMs / 1_000} seconds`);
  }

  /** Waits until it serves. @throws with the end of its log */
  async serves(complaint: string): Promise<void> {
    const { readyUrl, log, title } = this.plan;
    const ended = (): string | undefined => (this.isAlive() ? undefined : `${title} ended`);
    try {
      await until(() => answers(readyUrl), startLimitMs, complaint, ended);
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : String(error)}\n${log.tail(20)}`);
    }
  }

  isAlive(): boolean {
    const child = this.#child;
    return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** As a machine dies: nothing is finished, nothing is said. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || !this.isAlive()) return;
    this.#child = undefined;
    const exit = once(child, 'exit');
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await exit;
    clearTimeout(late);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
