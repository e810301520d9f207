import { isClient } from '../../domain/policy/actor';
import { maySee, type Sight } from '../../domain/policy/may';
import { actorOn, type Caller } from '../auth/caller';
import type { EventWay } from '../http/event-stream';

/** What is told of: where it belongs and who sees it. */
export interface Concern {
  readonly desk: string;
  readonly clientId: string;
  readonly sight: Sight;
  /** Clients are told as well. */
  readonly forClients: boolean;
}

/** Events that come while a stream is still being told what it has missed. */
const mostHeld = 2_000;

/** One reader of changes. */
export class Stream {
  caller: Caller;
  /** Events that wait until what came before them is told; null: they go out at once. */
  private held: string[] | null = [];
  private sentAt = performance.now();

  constructor(
    caller: Caller,
    /** Of the session or the key by which it was opened. */
    readonly credential: { readonly hash: string; readonly via: 'session' | 'key' },
    private readonly way: EventWay,
  ) {
    this.caller = caller;
  }

  /** Whether the reader may hear of it. */
  concerns({ desk, clientId, sight, forClients }: Concern): boolean {
    const actor = actorOn(this.caller, { desk, clientId });
    return actor !== null && maySee(actor, sight) && (forClients || !isClient(actor));
  }

  /** Sends an event, in its turn. */
  tell(event: string): void {
    if (this.held === null) this.send(event);
    else if (this.held.length < mostHeld) this.held.push(event);
    else this.end();
  }

  /** Sends what opens the stream, and then what has come meanwhile. */
  begin(opening: string): void {
    const events = this.held ?? [];
    this.held = null;
    this.send(opening + events.join(''));
  }

  /** Milliseconds since anything was sent. */
  get silentMs(): number {
    return performance.now() - this.sentAt;
  }

  /** Keeps the connection open, and its reader at the newest position. */
  keepAlive(position: string): void {
    if (this.held === null) this.send(`: here\nid: ${position}\n\n`);
  }

  end(): void {
    this.way.end();
  }

  private send(text: string): void {
    this.sentAt = performance.now();
    this.way.send(text);
  }
}
