import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Instant } from '../../domain/time';
import type { Hearing, Listening } from '../../store/changes/listen';
import type { Presence } from '../../store/changes/presence';
import type { ChangeAsked, ProcessChange } from '../../store/changes/read-changes';
import { noteMoved, type Moved } from '../../store/process/moved';
import { companyOf, type Caller } from '../auth/caller';
import { eventText, type EventSource } from '../http/event-stream';
import { errorLine } from '../http/log';
import { Problem } from '../problems';
import type { ApiStore } from '../store-port';
import { changeText, resetText } from './feed-events';
import { feedMetrics } from './feed-metrics';
import { positionText, readPosition } from './positions';
import { Presences, isToldOf, presenceEvent } from './presences';
import { Readers } from './readers';
import { Stream } from './stream';
import { Told } from './told';

/** How often the store is looked at for what no notification has told: while they are heard, and while they are not. */
const lookMs = { hearing: 10_000, deaf: 1_000 } as const;
/** How often it is asked who may still read, and how long a reader hears nothing at most before the next of these. */
const checkMs = 5_000;
const silentMs = 20_000;
/** So much is told again to one who comes back; beyond it, or further back, the reader begins anew. */
const mostAgain = 2_000;
const furthestBackMs = 3_600_000;
/** So much a look takes in; it has been told already, but for what was lost. */
const mostInALook = 50_000;
const together = 500;
/** When a browser comes back, spread so that not all of them come at once. */
const retryMs = { least: 1_500, spread: 3_000 } as const;

/** What a stream is opened with. */
export interface Opening {
  readonly caller: Caller;
  /** Of the session's token or the key. */
  readonly hash: string;
  /** The position that the reader has come to; null: it begins. */
  readonly since: string | null;
}

/** What a process brings along for it. */
export interface FeedParts {
  readonly store: Pick<ApiStore, 'clock' | 'changedSince' | 'readChanges' | 'findCallers'>;
  readonly listen: (hearing: Hearing) => Listening;
  readonly log: Logger;
  readonly registry: Registry;
  /** Streams at most. */
  readonly most: number;
}

/**
 * Tells readers what changes, each what that one may see. Notifications only say what to look at, so that it is told at once; the
 * store is looked at every few seconds too, so that nothing is lost with them.
 */
export class Feed {
  private readonly readers: Readers;
  private readonly told = new Told();
  private readonly presences = new Presences();
  private wanted = new Map<string, Moved>();
  private isReading = false;
  /** All that was visible by then has been told. Null while nobody reads. */
  private safe: Instant | null = null;
  /** When `safe` was last moved on, by a clock that only runs forward; null with it. */
  private lookedAt: number | null = null;
  /** Desks of which all that was visible when their first reader came counts as told. */
  private readonly known = new Map<string, Promise<void>>();
  private listening: Listening | undefined;
  private isHearing = false;
  private isChecking = false;
  private isClosed = false;
  private hasFailed = false;
  private looking: NodeJS.Timeout | undefined;
  private checking: NodeJS.Timeout | undefined;

  constructor(private readonly parts: FeedParts) {
    this.readers = new Readers(parts.most);
    const { readers } = this;
    feedMetrics(parts.registry, {
      streams: () => readers.size,
      lagMs: () => (this.lookedAt === null ? 0 : performance.now() - this.lookedAt),
      isDeaf: () => this.lookedAt !== null && !this.isHearing,
    });
  }

  /** @throws Problem 429 for one stream too many */
  open({ caller, hash, since }: Opening): EventSource {
    if (this.isClosed) throw new Problem('unavailable');
    this.readers.admit(caller);
    return (way) => {
      const stream = new Stream(caller, { hash, via: caller.via }, way);
      this.readers.add(stream);
      way.onGone(() => this.leave(stream));
      this.begin(stream, since).catch((error: unknown) => {
        this.failed(error);
        stream.end();
      });
    };
  }

  /** Ends all streams: a server that is to stop waits for them. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const stream of this.readers) stream.end();
    this.rest();
    await this.listening?.close();
  }

  /** From the stream's entry on events for it are held; so what is read now, and they, leave nothing out. */
  private async begin(stream: Stream, since: string | null): Promise<void> {
    const { memberships } = stream.caller;
    this.listening ??= this.parts.listen(this.hearing());
    await Promise.all([...new Set(memberships.map(({ desk }) => desk))].map((desk) => this.know(desk)));
    const position = this.position();
    const hello = (at: string): string => {
      const retry = Math.round(retryMs.least + Math.random() * retryMs.spread);
      return `retry: ${retry}\n${eventText('hello', { position: at }, at)}`;
    };
    const present = this.presences.eventsFor(stream, position);
    if (since === null) return stream.begin(hello(position) + present);
    const missed = await this.missed(stream, since);
    if (missed === null) return stream.begin(hello(position) + resetText(position) + present);
    // Only with the last of them is the reader further than before.
    const again = missed.map((change) => changeText(change, since)).join('');
    stream.begin(`${hello(since)}${again}id: ${position}\n\n${present}`);
  }

  /** What a reader has missed since a position; null where that is too much, or nobody knows. */
  private async missed(stream: Stream, since: string): Promise<ProcessChange[] | null> {
    const { store } = this.parts;
    const from = readPosition(since);
    const now = await store.clock.now();
    if (from === undefined || from > now + furthestBackMs || from < now - furthestBackMs) return null;
    const { memberships } = stream.caller;
    const desks = [...new Set(memberships.map(({ desk }) => desk))];
    const companies = memberships.map((membership) => companyOf([membership]));
    const clientIds = companies.every((company) => company !== null) ? companies : null;
    const changed = await store.changedSince({ desks, clientIds, since: from, most: mostAgain + 1 });
    if (changed.length > mostAgain) return null;
    const changes: ProcessChange[] = [];
    for (const some of chunksOf(changed.map(({ kind, id }) => ({ kind, id, after: null }))))
      changes.push(...(await store.readChanges(some, from)));
    return changes.filter((change) => stream.concerns(change));
  }

  /** The first reader of a desk finds what has changed already by reading it. */
  private know(desk: string): Promise<void> {
    const known = this.known.get(desk);
    if (known !== undefined) return known;
    const { store } = this.parts;
    const knowing = (async () => {
      const now = await store.clock.now();
      const changed = await store.changedSince({ desks: [desk], since: now, most: mostInALook });
      if (this.readers.size === 0) return;
      for (const each of changed) this.told.note(each);
      this.safe ??= now;
      this.lookedAt ??= performance.now();
      this.checking ??= setInterval(() => void this.check(), checkMs);
      if (this.looking === undefined) this.lookSoon();
    })();
    this.known.set(desk, knowing);
    knowing.catch(() => this.known.delete(desk));
    return knowing;
  }

  private hearing(): Hearing {
    return {
      onMoved: (moved) => this.hear(moved),
      onPresence: (presence) => this.tellOf(presence),
      onUp: () => {
        this.isHearing = true;
        // What was told while nobody heard.
        this.lookSoon(0);
      },
      onDown: () => {
        this.isHearing = false;
        this.lookSoon();
      },
    };
  }

  private hear(moved: readonly Moved[]): void {
    if (this.readers.size === 0) return;
    for (const each of moved) if (!this.told.has(each)) noteMoved(this.wanted, each);
    if (!this.isReading && this.wanted.size > 0) void this.read();
  }

  /** What notifications have named. What fails is found by the next look. */
  private async read(): Promise<void> {
    this.isReading = true;
    while (this.wanted.size > 0) {
      const all = [...this.wanted.values()];
      this.wanted = new Map();
      await this.tellAll(all).catch((error: unknown) => this.failed(error));
    }
    this.isReading = false;
  }

  private async tellAll(all: readonly Moved[]): Promise<void> {
    const { safe } = this;
    if (safe === null) return;
    const asked = all.map(({ kind, id }) => ({ kind, id, after: this.told.revisionOf(id) ?? null }));
    for (const some of chunksOf(asked)) {
      for (const change of await this.parts.store.readChanges(some, safe)) {
        const event = changeText(change, this.position());
        for (const stream of this.readers) if (stream.concerns(change)) stream.tell(event);
        this.told.note(change);
      }
    }
  }

  private tellOf(presence: Presence): void {
    this.presences.note(presence);
    const event = presenceEvent(presence, this.position());
    for (const stream of this.readers) if (isToldOf(stream, presence)) stream.tell(event);
  }

  private lookSoon(after: number = this.isHearing ? lookMs.hearing : lookMs.deaf): void {
    clearTimeout(this.looking);
    this.looking = undefined;
    if (this.isClosed || this.readers.size === 0) return;
    const own = setTimeout(() => {
      void this.look()
        .then(() => (this.hasFailed = false))
        .catch((error: unknown) => this.failed(error))
        .then(() => (this.looking === own ? this.lookSoon() : undefined));
    }, after);
    this.looking = own;
  }

  /** Tells what has changed and was not told, for whatever reason. */
  private async look(): Promise<void> {
    const { store } = this.parts;
    const { safe } = this;
    if (safe === null) return;
    const begun = performance.now();
    const at = await store.clock.now();
    const since = Math.max(safe, at - furthestBackMs);
    const changed = await store.changedSince({ desks: this.readers.desks(), since, most: mostInALook });
    const untold = changed.filter((each) => !this.told.has(each));
    if (untold.length > mostAgain || since > safe) {
      for (const each of changed) this.told.note(each);
      for (const stream of this.readers) stream.tell(resetText(this.position()));
    } else await this.tellAll(untold);
    this.told.forgetOld();
    if (this.safe === null) return;
    this.safe = at;
    this.lookedAt = begun;
  }

  private async check(): Promise<void> {
    if (this.isChecking) return;
    this.isChecking = true;
    const position = this.position();
    for (const stream of this.readers) if (stream.silentMs >= silentMs) stream.keepAlive(position);
    await this.readers
      .check(this.parts.store, (stream) => stream.tell(resetText(position)))
      .catch((error: unknown) => this.failed(error));
    this.isChecking = false;
  }

  private leave(stream: Stream): void {
    this.readers.remove(stream);
    if (this.readers.size === 0) this.rest();
  }

  /** Nobody reads: nothing is looked at, and whoever comes next begins anew. */
  private rest(): void {
    clearTimeout(this.looking);
    clearInterval(this.checking);
    this.looking = undefined;
    this.checking = undefined;
    this.safe = null;
    this.lookedAt = null;
    this.known.clear();
    this.told.clear();
    this.wanted.clear();
  }

  private position(): string {
    return positionText(this.safe ?? 0);
  }

  /** The store is away, most likely: it is told once. */
  private failed(error: unknown): void {
    if (!this.hasFailed) this.parts.log.warn(errorLine(error), 'changes cannot be followed for now');
    this.hasFailed = true;
  }
}

function chunksOf(all: readonly ChangeAsked[]): ChangeAsked[][] {
  return Array.from({ length: Math.ceil(all.length / together) }, (_, index) =>
    all.slice(index * together, (index + 1) * together),
  );
}
