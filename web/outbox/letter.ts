import type { components } from '../api/document';

export type VisitCommand = components['schemas']['VisitCommand'];

/** A photo or a signature that goes with a letter; its bytes lie on the device under its key. */
export interface LetterFile {
  readonly key: string;
  readonly name: string;
  readonly isSignature: boolean;
  /** The Idempotency-Key of its upload: another one once the server has forgotten the file. */
  readonly upload: string;
  /** What the server calls it, since when by the clock of this device; null: it has not gone yet. */
  readonly kept: { readonly id: string; readonly at: number } | null;
}

/** Why the server did not take a letter, in its own words. */
export interface Refusal {
  readonly code: string;
  readonly title: string;
  readonly detail: string | null;
  /** The file that was refused, where it was one. */
  readonly file: string | null;
}

/** Something a technician has said of a visit, on the device until the server has it. */
export interface Letter {
  readonly id: string;
  /** Whose it is: it goes out only while that person is signed in. */
  readonly person: string;
  /** Number of the visit: `SKAI-1042/1`. */
  readonly visit: string;
  /** Whose rules its files have to fit. */
  readonly desk: string;
  /** In which order letters were written. */
  readonly order: number;
  /** When, by the clock of this device. */
  readonly saidAt: number;
  /** The Idempotency-Key, the same however often it is sent; another one when the person tries anew what was refused. */
  readonly key: string;
  /** What is sent, without what is known only then: the ids of its files. */
  readonly command: VisitCommand;
  /** Whether it is settled that the command says when it happened: what is sent under one key never changes. */
  readonly isTimed: boolean;
  readonly files: readonly LetterFile[];
  readonly refusal: Refusal | null;
}
