import type { LetterFacts } from '../parse/letter-facts';
import type { Trust } from './authentication';

/** Somebody with a registered address. */
export interface KnownPerson {
  readonly id: string;
  readonly side: 'client' | 'staff';
  /** Clients of this desk that the person belongs to. */
  readonly clients: readonly string[];
}

/** A ticket that a letter may belong to. */
export interface Thread {
  readonly ticket: string;
  readonly client: string;
  /** Addresses of the author, the followers and the people of the desk that hold it. */
  readonly participants: readonly string[];
}

/** What is known when a letter is decided: looked up by `lookUpsOf`, so that the decision itself asks nobody. */
export interface World {
  /** How the regulation of the desk recognises senders. */
  readonly senders: 'company-domain' | 'registered-address';
  readonly trust: Trust;
  /** A letter that this desk has under the same identity. */
  readonly seen: { readonly contentDigest: string } | null;
  /** The letter of ours that a report is about. */
  readonly notice: string | null;
  /** Who has the sender's address. */
  readonly person: KnownPerson | null;
  /** Clients of the desk that have the sender's domain. */
  readonly companies: readonly string[];
  /** Tickets of the letters that this one refers to, in the order of `lookUpsOf`. */
  readonly referred: readonly Thread[];
  /** Tickets whose numbers stand in the subject. */
  readonly numbered: readonly Thread[];
}

/** What a letter makes one look up. */
export interface LookUps {
  readonly identity: string;
  readonly address: string | null;
  readonly domain: string | null;
  /** Identities that the letter refers to: what it answers first, then the nearest. */
  readonly references: readonly string[];
  readonly numbers: readonly string[];
  /** By which a report names our letter. */
  readonly notice: { readonly messageId: string | null; readonly envelopeId: string | null } | null;
}

export function lookUpsOf(facts: LetterFacts): LookUps {
  const { from, inReplyTo, references, bounce } = facts;
  const address = from?.address ?? null;
  return {
    identity: facts.identity,
    address,
    domain: address === null ? null : address.slice(address.lastIndexOf('@') + 1),
    references: [...new Set([...(inReplyTo === null ? [] : [inReplyTo]), ...references.toReversed()])],
    numbers: facts.ticketNumbers,
    notice: bounce && { messageId: bounce.originalMessageId, envelopeId: bounce.envelopeId },
  };
}
