/** What is brought from another product, in one shape, whatever it came from. */
import type { Instant, LocalDate } from '../time';

/** From where records come; part of the identity of each. */
export const transferSources = ['csv', 'rt', 'zammad'] as const;
export type TransferSource = (typeof transferSources)[number];

/** Where a record stood: a line of a table from 1 on, or the place in a JSON file. */
export interface Origin {
  readonly file: string;
  readonly line: number | null;
}

interface Record {
  /** Under which the other product knows it. */
  readonly id: string;
  readonly at: Origin;
}

export interface CompanyRecord extends Record {
  readonly name: string;
  /** In small letters. */
  readonly emailDomains: readonly string[];
}

export interface PersonRecord extends Record {
  readonly name: string;
  /** In small letters. */
  readonly email: string | null;
  /** In the form of E.164. */
  readonly phone: string | null;
  /** Id of the company; null: whoever works for the desk, or one whom the mail domain tells. */
  readonly company: string | null;
  /** Works for the desk there: writes answers and holds tickets. */
  readonly staff: boolean;
}

export interface ContractRecord extends Record {
  readonly company: string;
  readonly number: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  /** What it changes of the regulation: a merge patch (RFC 7396). */
  readonly patch: Readonly<{ [key: string]: unknown }>;
}

/** A file beside a word. */
export interface FileRecord {
  readonly name: string;
  /** The media type that is said of it. */
  readonly said: string;
  readonly at: Origin;
  /** Its bytes, or where they lie: a path in the folder of the file that names it. */
  readonly content:
    | { readonly kind: 'base64'; readonly text: string }
    | { readonly kind: 'beside'; readonly path: string };
}

export interface WordRecord {
  /** Id of the person; null: the other product itself. */
  readonly author: string | null;
  readonly side: 'client' | 'desk' | 'system';
  /** Read by the desk alone. */
  readonly internal: boolean;
  readonly text: string;
  readonly at: Instant;
  readonly files: readonly FileRecord[];
}

export interface TicketRecord extends Record {
  /** By which people knew it. */
  readonly number: string;
  readonly subject: string;
  readonly text: string;
  /** Null: that of the author. */
  readonly company: string | null;
  readonly author: string;
  readonly receivedAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | null;
  /** Codes of the desk's regulation; null: its defaults. */
  readonly topic: string | null;
  readonly requestType: string | null;
  readonly priority: string | null;
  /** Id of the person responsible. */
  readonly owner: string | null;
  /** What else is worth knowing of it, as it was called there: queue, group, state. */
  readonly fields: Readonly<{ [name: string]: string }>;
  /** Where it lay there: a queue, a group. Which topic that is, a mapping says. */
  readonly queue: string | null;
  /** Files beside its text. */
  readonly files: readonly FileRecord[];
  /** In the order of their instants. */
  readonly words: readonly WordRecord[];
}

/** All that was read. */
export interface Records {
  readonly companies: readonly CompanyRecord[];
  readonly people: readonly PersonRecord[];
  readonly contracts: readonly ContractRecord[];
  readonly tickets: readonly TicketRecord[];
}

/** What may be wrong with what was read; each has its words in texts/transfer.ts. */
export const transferFaultCodes = [
  'not-utf8',
  'too-large',
  'too-many-rows',
  'too-deep',
  'not-json',
  'bad-quotes',
  'unknown-table',
  'unknown-column',
  'missing-column',
  'wrong-cells',
  'missing',
  'too-long',
  'not-an-instant',
  'not-a-date',
  'not-an-address',
  'not-a-number',
  'not-yes-or-no',
  'not-a-side',
  'not-a-patch',
  'unknown-state',
  'unknown-record',
  'double',
  'no-company',
  'unknown-company',
  'unknown-person',
  'unknown-ticket',
  'unknown-topic',
  'unknown-type',
  'unknown-priority',
  'in-the-future',
  'ends-before',
  'address-of-another',
  'domain-of-another',
  'no-contract',
  'contract-does-not-fit',
  'too-many-files',
  'not-a-file-name',
  'file-missing',
  'file-too-large',
  'file-not-taken',
  'file-harmful',
] as const;
export type TransferFaultCode = (typeof transferFaultCodes)[number];

/** Why something is not brought in, so that a person finds the place and mends it. */
export interface TransferFault extends Origin {
  readonly code: TransferFaultCode;
  /** Id of the record, where it has one. */
  readonly record: string | null;
  readonly field: string | null;
}

/** What a reader makes of files. */
export interface Read {
  readonly records: Records;
  readonly faults: readonly TransferFault[];
}

/** A file as it was read: its name for people, and its text. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** Limits of what is read: beyond them something is wrong with the file rather than big. */
export const transferLimits = {
  fileBytes: 256 * 1024 * 1024,
  rows: 500_000,
  columns: 100,
  idLength: 200,
  nameLength: 200,
  subjectLength: 200,
  textLength: 200_000,
  jsonDepth: 40,
  wordsOfTicket: 2_000,
  /** As many as a word may name. */
  filesOfWord: 20,
} as const;
