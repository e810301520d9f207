/** What somebody wants of a process: the envelope that every command travels in, and what became of it. */
import type { Actor } from '../policy/actor';
import type { RefusalCode } from '../policy/refusals';
import type { Channel } from '../regulation/types';
import type { Instant } from '../time';

export interface Envelope {
  /** Identity of the inbox row; also the id of the message that the command brings. */
  readonly id: string;
  readonly actor: Actor;
  readonly channel: Channel;
  /** The instant that counts. */
  readonly receivedAt: Instant;
  /** When the row was written; later than the receipt for a recorded call and for letters that travelled. */
  readonly storedAt: Instant;
  /** The revision the caller saw, when it must still hold. */
  readonly ifMatch?: number;
}

/** The content of a command; its `type` says which rule decides it. */
export interface CommandBody {
  readonly type: string;
}

export type Command<Body extends CommandBody = CommandBody> = Envelope & { readonly body: Body };

/** `fault`: its decision threw, so it was set aside; the others of its process went on. */
export type Result =
  | { readonly kind: 'done'; readonly revision: number }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'fault' };

export interface Outcome {
  readonly commandId: string;
  readonly result: Result;
}
