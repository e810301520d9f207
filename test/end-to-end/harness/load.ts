/** Many people at once who will not be put off: whatever they say is sent again under the same key until it is answered. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually, type Answer, type Caller } from './caller';
import type { Job } from './field-staff';
import { ownText, type Act, type Fields, type Scene } from './load-act';
import { script, topicOf, type People } from './load-script';
import type { Given, TicketView } from './views';

/** One word, a filing or a command, and what became of it. */
export interface Word {
  /** Its Idempotency-Key. */
  readonly key: string;
  readonly who: Caller;
  /** Whom it is for; a filing is for the ticket that it makes. */
  readonly to: Act['to'];
  /** `open` for a filing. */
  readonly type: string;
  readonly body: Fields;
  /** What only this word says; null where it brings no text. */
  readonly text: string | null;
  readonly ticket: LoadTicket;
  /** The last answer's; 0 while there is none. */
  status: number;
  commandId: string | undefined;
  /** As the answer told it; undefined where the outcome was still to come. */
  revision: number | undefined;
  attempts: number;
}

export interface LoadTicket {
  readonly n: number;
  id: string;
  /** Its visit; empty while there is none. */
  visitId: string;
  /** The order of parts that was placed last, for its visit. */
  orderId: string;
  /** Due instants that its author was told when filing, by the key of their clock. */
  promised: Readonly<Record<string, string | null>>;
}

export interface LoadOptions {
  readonly tickets: number;
  /** How many tickets are worked on at once. */
  readonly lanes: number;
  /** How long one word is sent again and again before the load gives up. */
  readonly patienceMs: number;
  /** One word after the other, also where a script has several at once: with one lane, nobody is in anybody's way. */
  readonly apart?: boolean;
}

type Body = Given & Partial<TicketView>;

/** The documented answers of a product whose store is away, and of a proxy before it. */
const away = new Set([502, 503, 504]);

export class Load {
  readonly words: Word[] = [];
  readonly tickets: LoadTicket[] = [];
  /** Answers that nobody should get, whatever is away; and how often each came. */
  readonly unexpected = new Map<string, number>();
  /** How often a word was answered that the product is away, or not at all. */
  turnedAway = 0;
  readonly #watchers = new Set<{ readonly count: number; readonly tell: () => void }>();
  readonly #held: (() => void)[] = [];
  #most = Infinity;
  #answered = 0;
  #over = false;

  constructor(
    private readonly people: People,
    private readonly options: LoadOptions,
  ) {}

  /** How many words are said in all. */
  get planned(): number {
    const ofTicket = (n: number): number => 1 + script(n).flat().length;
    return Array.from({ length: this.options.tickets }, (_, n) => ofTicket(n)).reduce((sum, count) => sum + count, 0);
  }

  get answered(): number {
    return this.#answered;
  }

  /** Resolves when so many words have been answered, or the load is over. */
  async reaches(count: number): Promise<void> {
    if (this.#answered >= count || this.#over) return;
    await new Promise<void>((tell) => this.#watchers.add({ count, tell }));
  }

  /** From now on so many words more are begun, and then none until `goOn`. */
  hold(more: number): void {
    this.#most = this.words.length + more;
  }

  goOn(): void {
    this.#most = Infinity;
    for (const release of this.#held.splice(0)) release();
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
    const ticket: LoadTicket = { n, id: '', visitId: '', orderId: '', promised: {} };
    this.tickets.push(ticket);
    const topic = topicOf(n);
    const filing = { desk: author.account.desk, subject: `Заявка ${n}`, topic, vehicles: 1, text: ownText };
    const { id, clocks } = await this.#say(author, ticket, { to: 'ticket', type: 'open' }, filing);
    if (!id || !clocks) throw new Error('A filing was answered without its ticket');
    ticket.id = id;
    ticket.promised = Object.fromEntries(clocks.map(({ key, due }) => [key, due]));
    const scene = this.#sceneOf(ticket);
    const phases = this.options.apart ? script(n).flatMap((phase) => phase.map((act) => [act])) : script(n);
    for (const phase of phases) {
      await Promise.all(phase.map((act) => this.#play(act, author, ticket, scene)));
    }
  }

  #sceneOf(ticket: LoadTicket): Scene {
    let job: Job | undefined;
    const ofVisit = (): Job => (job ??= this.people.nextJob());
    return {
      expectedAt: ticket.promised['1/resolution'] ?? null,
      other: this.people.other,
      job: ofVisit,
      photo: () => eventually('a photo is uploaded', () => ofVisit().photo(), this.options.patienceMs),
      order: () => ticket.orderId,
    };
  }

  async #play(act: Act, author: Caller, ticket: LoadTicket, scene: Scene): Promise<void> {
    const { by, type } = act;
    const who = by === 'author' ? author : by === 'technician' ? scene.job().technician : this.people[by];
    const { ticket: after, commandId } = await this.#say(who, ticket, act, await act.fields(scene));
    // An order goes by the id of the command that placed it.
    if (type === 'order-parts') ticket.orderId = commandId ?? '';
    if (type !== 'request-visit') return;
    ticket.visitId = after?.visits.at(-1)?.id ?? '';
    if (ticket.visitId === '') throw new Error('A visit was requested that the ticket does not know');
  }

  async #say(who: Caller, ticket: LoadTicket, { to, type }: Pick<Act, 'to' | 'type'>, fields: Fields): Promise<Body> {
    while (this.words.length >= this.#most) await new Promise<void>((release) => this.#held.push(release));
    const written = Object.keys(fields).find((name) => fields[name] === ownText);
    const text = written === undefined ? null : `${type} ${ticket.n} ${randomUUID()}`;
    const body = written === undefined ? fields : { ...fields, [written]: text };
    const word: Word = {
      key: randomUUID(),
      who,
      to,
      type,
      body,
      text,
      ticket,
      status: 0,
      commandId: undefined,
      revision: undefined,
      attempts: 0,
    };
    this.words.push(word);
    const end = performance.now() + this.options.patienceMs;
    for (let pause = 50; ; pause = Math.min(pause * 2, 1_000)) {
      word.attempts += 1;
      // No connection, or none that lived long enough.
      const answer = await send(word).catch(() => undefined);
      const accepted = answer?.status === 201 || answer?.status === 202;
      if (!answer || away.has(answer.status)) this.turnedAway += 1;
      // Words that were sent again and again use up what a person may say a minute: then they come again when they may.
      const hurried = answer?.status === 429 && this.turnedAway > 0;
      if (answer && !accepted && !hurried && !away.has(answer.status)) {
        this.#note(`${type}: ${answer.status} ${answer.body.code ?? ''}`);
      }
      // Nobody can speak to a visit that is still to be opened: a request is repeated until it is decided.
      const pending = answer?.status === 202 && type === 'request-visit';
      if (answer && answer.status < 500 && !pending && !hurried) {
        word.status = answer.status;
        word.commandId = answer.body.commandId;
        word.revision = answer.body.revision;
        this.#answered += 1;
        this.#tellWatchers();
        if (answer.status === 202) await this.#outcomeOf(word);
        return answer.body;
      }
      if (this.#over || performance.now() > end) {
        throw new Error(`${type} was not answered in time: ${answer?.status ?? 'no connection'}`);
      }
      await delay(hurried ? 1_000 * Number(answer.headers.get('retry-after') ?? 1) : pause);
    }
  }

  /** What is said next may hang on it. Asking decides nothing, and hardly ever is the word said again, which does. */
  async #outcomeOf(word: Word): Promise<void> {
    const place = `/commands/${word.commandId ?? ''}`;
    let asked = 0;
    const known = async (): Promise<boolean> => {
      asked += 1;
      if (asked % 100 === 0) return (await send(word)).status !== 202;
      const { status, body } = await word.who.call<{ readonly outcome: string | null }>('GET', place);
      return status === 200 && body.outcome !== null;
    };
    await eventually(`${word.type} is decided`, known, this.options.patienceMs);
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
export function send({ who, to, type, body, ticket, key }: Word): Promise<Answer<Body>> {
  if (type === 'open') return who.call<Body>('POST', '/tickets', body, { key });
  const path = to === 'visit' ? `/visits/${ticket.visitId}/commands` : `/tickets/${ticket.id}/commands`;
  return who.call<Body>('POST', path, { type, ...body }, { key });
}
