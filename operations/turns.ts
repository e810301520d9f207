/** Who could not have a turn in time. */
export class NoTurn extends Error {
  /** @param patienceMs after so long it may be asked for again */
  constructor(readonly patienceMs: number) {
    super('no turn was free in time');
  }
}

export interface TurnsOptions {
  /** Under one key. */
  readonly atOnce: number;
  /** So many more may wait for their turn under one key. */
  readonly waiting: number;
  /** So long at most, in milliseconds. */
  readonly patienceMs: number;
}

interface Line {
  running: number;
  readonly waiting: (() => void)[];
}

/**
 * Lets so many at once do what is dear (a password check, an upload), and a bounded number wait for it. Who comes beyond that, or
 * has waited too long, is told to come again: nothing piles up.
 */
export class Turns {
  readonly #lines = new Map<string, Line>();

  constructor(
    private readonly options: TurnsOptions,
    /** What is thrown instead of `NoTurn`. */
    private readonly refusal: (patienceMs: number) => Error = (patienceMs) => new NoTurn(patienceMs),
  ) {}

  /**
   * Waits for a turn.
   *
   * @returns what gives it back; asked twice, it does nothing more
   * @throws NoTurn
   */
  async take(key: string): Promise<() => void> {
    const line = this.#lines.get(key) ?? { running: 0, waiting: [] };
    this.#lines.set(key, line);
    if (line.running < this.options.atOnce) line.running += 1;
    else await this.#wait(line);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#next(key, line);
    };
  }

  /** Does the work in a turn. @throws NoTurn, and what the work throws */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const giveBack = await this.take(key);
    try {
      return await work();
    } finally {
      giveBack();
    }
  }

  #wait({ waiting }: Line): Promise<void> {
    const { patienceMs } = this.options;
    if (waiting.length >= this.options.waiting) throw this.refusal(patienceMs);
    return new Promise((resolve, reject) => {
      const turn = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(turn), 1);
        reject(this.refusal(patienceMs));
      }, patienceMs);
      waiting.push(turn);
    });
  }

  /** A turn passes to whoever has waited longest. */
  #next(key: string, line: Line): void {
    const next = line.waiting.shift();
    if (next !== undefined) return next();
    line.running -= 1;
    if (line.running === 0) this.#lines.delete(key);
  }
}
