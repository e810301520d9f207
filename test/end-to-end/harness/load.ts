/** Many people at once who will not be put off: whatever they say is sent again under the same key until it is answered. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Caller } from './caller';
import { script, type People } from './load-script';
import type { Given, TicketView } from './views';

/** One word, a filing or a command, and what became of it. */
export interface Word {
  /** Its Idempotency-Key. */
  readonly key: string;
  readonly who: Caller;
  /** `open` for a filing. */
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What only this word says; null where it brings no text. */
  readonly text: string | null;
  readonly ticket: LoadTicket;
  /** The last answer's; 0 while there is none. */
  status: number;
  commandId: string | undefined;
  attempts: number;
}

export interface LoadTicket {
  readonly n: number;
  id: string;
  /** Due instants that its author was told when filing, by the key of their clock. */
  promised: Readonly<Record<string, string | null>>;
}

export interface LoadOptions {
  readonly tickets: number;
  /** How many tickets are worked on at once. */
  readonly lanes: number;
  /** How long one word is sent again and again before the load gives up. */
  readonly patienceMs: number;
}

type Body = Given & Partial<TicketView>;

/** The documented answers of a product whose store is away, and of a proxy before it. */
const away = new Set([502, 503, 504]);

export class Load {
  readonly words: Word[] = [];
  readonly tickets: LoadTicket[] = [];
  /** Answers that nobody should get, whatever is away; and how often each came. */
  readonly unexpected = new Map<string, number>();
  readonly #watchers = new Set<{ readonly count: number; readonly tell: () => void }>();
  #answered = 0;
  #over = false;

  constructor(
    private readonly people: People,
    private readonly options: LoadOptions,
  ) {}

  get answered(): number {
    return this.#answered;
  }

  /** Resolves when so many words have been answered, or the load is over. */
  async reaches(count: number): Promise<void> {
    if (this.#answered >= count || this.#over) return;
    await new Promise<void>((tell) => this.#watchers.add({ count, tell }));
  }

  /** Says everything. @throws when a word is not answered within the patience */
  async run(): Promise<void> {
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < this.options.tickets && !this.#over) {
        next += 1;
        await this.#tell(next - 1);
      }
    };
    try {
      await Promise.all(Array.from({ length: this.options.lanes }, lane));
    } finally {
      this.#over = true;
      this.#tellWatchers();
    }
  }

  /** One ticket from its filing to what its script ends with. */
  async #tell(n: number): Promise<void> {
    const author = this.people.authors[n % this.people.authors.length];
    if (!author) throw new Error('A load wants authors');
    const ticket: LoadTicket = { n, id: '', promised: {} };
    this.tickets.push(ticket);
    const filing = { desk: author.account.desk, subject: `Заявка ${n}`, topic: 'consulting', text: true };
    const { id, clocks } = await this.#say(author, ticket, 'open', filing);
    if (!id || !clocks) throw new Error('A filing was answered without its ticket');
    ticket.id = id;
    ticket.promised = Object.fromEntries(clocks.map(({ key, due }) => [key, due]));
    for (const phase of script(n, ticket.promised['1/resolution'] ?? null, this.people.other.shortId)) {
      await Promise.all(
        phase.map(([role, type, fields]) =>
          this.#say(role === 'author' ? author : this.people[role], ticket, type, fields),
        ),
      );
    }
  }

  /** `text: true` stands for a text that only this word says. */
  async #say(who: Caller, ticket: LoadTicket, type: string, fields: Record<string, unknown>): Promise<Body> {
    const text = fields['text'] === true ? `${type} ${ticket.n} ${randomUUID()}` : null;
    const body = { ...fields, ...(text === null ? {} : { text }) };
    const word: Word = {
      key: randomUUID(),
      who,
      type,
      body,
      text,
      ticket,
      status: 0,
      commandId: undefined,
      attempts: 0,
    };
    this.words.push(word);
    const end = performance.now() + this.options.patienceMs;
    for (let pause = 50; ; pause = Math.min(pause * 2, 1_000)) {
      word.attempts += 1;
      // No connection, or none that lived long enough.
      const answer = await send(word).catch(() => undefined);
      const accepted = answer?.status === 201 || answer?.status === 202;
      if (answer && !accepted && !away.has(answer.status)) {
        this.#note(`${type}: ${answer.status} ${answer.body.code ?? ''}`);
      }
      if (answer && answer.status < 500) {
        word.status = answer.status;
        word.commandId = answer.body.commandId;
        this.#answered += 1;
        this.#tellWatchers();
        return answer.body;
      }
      if (this.#over || performance.now() > end) {
        throw new Error(`${type} was not answered in time: ${answer?.status ?? 'no connection'}`);
      }
      await delay(pause);
    }
  }

  #note(what: string): void {
    this.unexpected.set(what, (this.unexpected.get(what) ?? 0) + 1);
  }

  #tellWatchers(): void {
    for (const watcher of [...this.#watchers]) {
      if (watcher.count > this.#answered && !this.#over) continue;
      this.#watchers.delete(watcher);
      watcher.tell();
    }
  }
}

/** Sends a word under its key, for the first time or once more. @throws when there is no connection */
export function send({ who, type, body, ticket, key }: Word): Promise<Answer<Body>> {
  return type === 'open'
    ? who.call<Body>('POST', '/tickets', body, { key })
    : who.call<Body>('POST', `/tickets/${ticket.id}/commands`, { type, ...body }, { key });
}
