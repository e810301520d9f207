/** What somebody wants of a ticket: the envelope that every command travels in. The bodies stand in commands/. */
import type { Instant } from '../time';
import type { Actor } from '../policy/actor';
import type { Channel } from '../regulation/types';
import type { CommandBody } from './commands';

export interface Envelope {
  /** Identity of the inbox row; also the id of the message, proposal or solution that the command brings. */
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

export type Command = Envelope & { readonly body: CommandBody };

export type CommandType = CommandBody['type'];
