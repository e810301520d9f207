import type { Actor } from '../../../domain/policy/actor';
import type { Channel } from '../../../domain/regulation';
import type { Instant } from '../../../domain/time';
import { Prisma } from '../../../prisma/generated/client';
import { storeOn } from '../../../store';
import type { Store } from '../../../store';
import { clockFrom } from '../../../store/clock';
import type { Database, Transaction } from '../../../store/database';
import { passTime } from '../../../store/process/pass-time';
import type { StoreContext } from '../../../store/store-context';
import type { Filing } from '../../../store/tickets/filing';
import { readPinned } from '../../../store/tickets/read-ticket';

/** Nobody waits for what is long past. */
const decisionsMs = 5_000;
/** Of one ticket, between two words; a clock that goes off for ever would be a fault of the product. */
const mostTicks = 500;

export type Content = Readonly<Record<string, unknown>>;

/**
 * One ticket, lived through in the past: every word goes the product's own way, under a clock that stands where the story is, and
 * whatever comes due in between comes at its own instant. All of it is one transaction: nobody, the worker least of all, sees
 * it before it has reached the present, and a fault leaves nothing of it.
 */
export class Past {
  readonly store: Store;
  readonly context: StoreContext;
  #words = 0;
  #ticket = '';

  private constructor(
    base: StoreContext,
    transaction: Transaction,
    private readonly key: string,
    /** Where the story is. */
    public now: Instant,
  ) {
    this.context = { ...base, database: nested(transaction), clock: clockFrom(async () => this.now) };
    this.store = storeOn(this.context);
  }

  /** @param key what the ticket's words are known by, unique for ever */
  static live<T>(base: StoreContext, key: string, from: Instant, live: (past: Past) => Promise<T>): Promise<T> {
    return base.database.$transaction((transaction) => live(new Past(base, transaction, key, from)), {
      timeout: 120_000,
    });
  }

  /** @throws when the desk refuses it: the story must fit its desk */
  async file(filing: Omit<Filing, 'identity'>): Promise<void> {
    const filed = await this.store.fileTicket({ ...filing, identity: this.key });
    if (filed.kind !== 'filed') throw new Error(`${this.key} was not filed: ${JSON.stringify(filed)}`);
    this.#ticket = filed.ticketId;
  }

  /** As it stands. */
  async ticket(): Promise<NonNullable<Awaited<ReturnType<typeof readPinned>>>> {
    const found = await readPinned(this.context, this.#ticket);
    if (found === undefined) throw new Error(`${this.key} is not there.`);
    return found;
  }

  /** @returns the code of the refusal; null: it is done */
  async say(actor: Actor, type: string, content: Content = {}, channel: Channel = 'portal'): Promise<string | null> {
    return this.#give('ticket', this.#ticket, { actor, type, content, channel });
  }

  /** The same to a visit of the ticket. */
  async sayToVisit(id: string, actor: Actor, type: string, content: Content = {}): Promise<string | null> {
    return this.#give('visit', id, { actor, type, content, channel: 'portal' });
  }

  async #give(
    kind: 'ticket' | 'visit',
    id: string,
    word: { readonly actor: Actor; readonly type: string; readonly content: Content; readonly channel: Channel },
  ): Promise<string | null> {
    const receipt = { kind, id, identity: `${this.key}/${++this.#words}`, ...word };
    const said = kind === 'ticket' ? await this.store.sayToTicket(receipt) : await this.store.sayToVisit(receipt);
    if (said.kind !== 'decided') throw new Error(`${receipt.identity} (${word.type}) was not decided: ${said.kind}`);
    const { result } = said;
    if (result.kind === 'fault') throw new Error(`${receipt.identity} (${word.type}) could not be decided`);
    return result.kind === 'refused' ? result.code : null;
  }

  /** Time passes up to an instant: what falls due on the ticket and its visits until then comes in its order, each at its instant. */
  async until(at: Instant): Promise<void> {
    for (let ticks = 0; ticks < mostTicks; ticks += 1) {
      const [first] = await this.context.database.$queryRaw<{ kind: string; id: string; nextTick: Date }[]>(Prisma.sql`
        SELECT r."kind", r."id", r."next_tick" AS "nextTick" FROM "run" r
        JOIN "process" p ON p."kind" = r."kind" AND p."id" = r."id"
        WHERE p."root_id" = ${this.#ticket}::uuid AND r."next_tick" <= ${new Date(at)}
        ORDER BY r."next_tick", r."kind" LIMIT 1`);
      if (first === undefined) {
        this.now = Math.max(this.now, at);
        return;
      }
      this.now = Math.max(this.now, first.nextTick.getTime());
      await passTime(this.context, first, decisionsMs);
    }
    throw new Error(`${this.key} does not come to rest before ${new Date(at).toISOString()}`);
  }
}

/** A transaction as the verbs of the store know a database: what they do as a whole is undone as a whole within it. */
function nested(transaction: Transaction): Database {
  const whole = async <T>(work: (within: Transaction) => Promise<T>): Promise<T> => {
    await transaction.$executeRaw`SAVEPOINT "verb"`;
    try {
      const result = await work(transaction);
      await transaction.$executeRaw`RELEASE SAVEPOINT "verb"`;
      return result;
    } catch (error) {
      await transaction.$executeRaw`ROLLBACK TO SAVEPOINT "verb"`;
      throw error;
    }
  };
  return new Proxy(transaction, {
    get: (target, name) => (name === '$transaction' ? whole : (Reflect.get(target, name) as unknown)),
  }) as Database;
}
