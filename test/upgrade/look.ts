/** What a data folder says of its tickets and visits over HTTP, in the short form in which it was saved beside the folder. */
import type { Caller } from '../end-to-end/harness/caller';

/** A promise, and why it falls due when it does. */
export interface ClockSeen {
  readonly key: string;
  readonly code: string;
  readonly state: string;
  readonly startedAt: string;
  readonly due: string | null;
  readonly stoppedAt: string | null;
  /** Of one that stands. */
  readonly remainingSeconds: number | null;
  /** Null of one that stands: its account says how long until now. */
  readonly account: AccountSeen | null;
}

interface AccountSeen {
  readonly due: string | null;
  readonly countedSeconds: number;
  readonly pausedSeconds: number;
  /** Date, kind of day, seconds counted, seconds paused. */
  readonly days: readonly string[];
  /** What else gave the date: kind, and the instant it led to. */
  readonly lines: readonly string[];
}

export interface ProcessSeen {
  /** What it stands for in the folder. */
  readonly name: string;
  readonly kind: 'ticket' | 'visit';
  readonly id: string;
  /** As people say it. */
  readonly number: string;
  readonly stage: string;
  readonly revision: number;
  readonly clocks: readonly ClockSeen[];
  /** Revision, type, instant and words, an event each. */
  readonly timeline: readonly string[];
  /** Id, type, outcome and revision, a command each. */
  readonly commands: readonly string[];
  /** Letters of a ticket and its visits. */
  readonly notices: readonly NoticeSeen[];
}

export interface NoticeSeen {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly state: string;
  readonly deliveredAt: string | null;
}

/** Somebody who can sign in. */
export interface PersonSeen {
  readonly email: string;
  readonly id: string;
  readonly shortId: string;
}

/** A word that nobody had decided when the folder was saved. */
export interface WaitingWord {
  /** The name of the process that it was said to. */
  readonly to: string;
  readonly by: string;
  readonly idempotencyKey: string;
  readonly commandId: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The processes whose clocks it starts or stops. */
  readonly moves: readonly string[];
}

/** The file beside the saved folder. */
export interface Saved {
  readonly release: string;
  readonly desk: string;
  readonly savedAt: string;
  readonly people: readonly PersonSeen[];
  readonly processes: readonly ProcessSeen[];
  readonly waiting: readonly WaitingWord[];
  /** Ids of notices that nobody had tried to deliver. */
  readonly unsent: readonly string[];
  /** Ids of workflows that ran. */
  readonly openRuns: readonly string[];
  /** Numbers of tickets that no run had been started for. */
  readonly unstarted: readonly string[];
}

interface RawClock extends Omit<ClockSeen, 'account'> {
  readonly account: string;
}

interface RawAccount {
  readonly due: string | null;
  readonly countedSeconds: number;
  readonly pausedSeconds: number;
  readonly days: readonly {
    readonly date: string;
    readonly kind: string;
    readonly countedSeconds: number;
    readonly pausedSeconds: number;
  }[];
  readonly lines: readonly { readonly kind: string; readonly due?: string | null }[];
}

interface RawEvent {
  readonly revision: number;
  readonly type: string;
  readonly at: string;
  readonly message: { readonly text: string } | null;
}

interface RawCommand {
  readonly id: string;
  readonly type: string;
  readonly outcome: string | null;
  readonly revision: number | null;
}

/** Which ticket or visit is looked at. */
export type Looked = Pick<ProcessSeen, 'name' | 'kind' | 'id'>;

/** Everything that one ticket or visit shows to a manager. @throws when the API does not answer 200 */
export async function lookAt(manager: Caller, { name, kind, id }: Looked): Promise<ProcessSeen> {
  const own = `/${kind}s/${id}`;
  const process = await read<{
    tid?: string;
    number?: string;
    stage: string | { readonly code: string };
    revision: number;
  }>(manager, own);
  const { items: clocks } = await read<{ items: RawClock[] }>(manager, `${own}/clocks`);
  return {
    name,
    kind,
    id,
    number: process.number ?? process.tid ?? '',
    stage: typeof process.stage === 'string' ? process.stage : process.stage.code,
    revision: process.revision,
    clocks: await Promise.all(clocks.map((clock) => seenClock(manager, own, clock))),
    timeline: (await readAll<RawEvent>(manager, `${own}/timeline`)).map(({ revision, type, at, message }) =>
      [revision, type, at, ...(message === null ? [] : [message.text])].join(' '),
    ),
    commands: (await readAll<RawCommand>(manager, `${own}/commands`)).map(({ id: command, type, outcome, revision }) =>
      [command, type, outcome, revision].join(' '),
    ),
    notices: kind === 'ticket' ? await noticesOf(manager, id) : [],
  };
}

async function seenClock(manager: Caller, own: string, clock: RawClock): Promise<ClockSeen> {
  const { key, code, state, startedAt, due, stoppedAt, remainingSeconds } = clock;
  const stands = state === 'paused';
  const path = `${own}/clocks/${code}/account?key=${encodeURIComponent(key)}`;
  const account = stands ? null : seenAccount(await read<RawAccount>(manager, path));
  return {
    key,
    code,
    state,
    startedAt,
    due,
    stoppedAt,
    remainingSeconds: stands ? remainingSeconds : null,
    account,
  };
}

function seenAccount({ due, countedSeconds, pausedSeconds, days, lines }: RawAccount): AccountSeen {
  return {
    due,
    countedSeconds,
    pausedSeconds,
    days: days.map((day) => [day.date, day.kind, day.countedSeconds, day.pausedSeconds].join(' ')),
    lines: lines.map((line) => [line.kind, ...(line.due == null ? [] : [line.due])].join(' ')),
  };
}

async function noticesOf(manager: Caller, id: string): Promise<NoticeSeen[]> {
  interface RawNotice extends Omit<NoticeSeen, 'recipient'> {
    readonly recipient: { readonly id: string };
  }
  const { items } = await read<{ items: RawNotice[] }>(manager, `/tickets/${id}/notices`);
  return items.map(({ id: notice, kind, recipient, state, deliveredAt }) => ({
    id: notice,
    kind,
    recipient: recipient.id,
    state,
    deliveredAt,
  }));
}

async function read<Body>(who: Caller, path: string): Promise<Body> {
  const { status, body } = await who.call<Body>('GET', path);
  if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
  return body;
}

async function readAll<Item>(who: Caller, path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { items: Item[]; nextCursor: string | null } = await read(who, `${path}?limit=100${query}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
