/** What the two sides of a ticket may agree on, and who speaks for the client then (SK-19, HT-8, IN-4). */
import type { Term } from '../time';
import type { Text } from './text';
import type { agreeingRoles } from './vocabulary';
import type { When } from './when';

/** Whoever of the client's side a file names by what they are. */
export type AgreeingRole = (typeof agreeingRoles)[number];

/** Whoever may agree: by what they are to the ticket, or by their short id at the desk, which only a contract can know. */
export type Agreeing = AgreeingRole | `${string}-${number}`;

interface AgreedWith {
  /** Any of them answers for the client. */
  readonly with: readonly Agreeing[];
  readonly source: string;
}

/** A longer limit. Its proposal stands until the due instant that it would move. */
export interface ExtensionRule extends AgreedWith {
  readonly terms: 'limit';
  /** How long a proposal stands that was made after the due instant. */
  readonly stands: Term;
  /** By which calendar; absent: by that of the limit. */
  readonly calendar?: string;
}

interface ConsentRule extends AgreedWith {
  readonly title: Text;
  /** The desk asks for it only of tickets for which this holds. */
  readonly when: When;
  readonly calendar: string;
}

/** Work at a time that has to be agreed beforehand: either side asks for it (HT-8). */
export interface TimeRule extends ConsentRule {
  readonly terms: 'time';
  /** It is agreed so long before the work begins at the latest. */
  readonly lead: Term;
}

/** Work that costs something (SP-2, IN-4). */
export interface PriceRule extends ConsentRule {
  readonly terms: 'price';
  readonly price: Price;
  /** How long the question stands. */
  readonly stands: Term;
}

export type ConsentTerms = TimeRule | PriceRule;
export type AgreementRule = ExtensionRule | ConsentTerms;

/** `amount` null: the desk names one each time. */
export interface Price {
  readonly amount: number | null;
  /** ISO 4217. */
  readonly currency: string;
}

/** All that a desk agrees on, by code; the extension is the one of limits, and every desk has it. */
export type Agreements = { readonly [code: string]: AgreementRule } & { readonly extension: ExtensionRule };
