/** What the two sides of a ticket may agree on, and who speaks for the client then (SK-19, HT-8, IN-4). */
import type { Term } from '../time';
import { lookUp } from './look-up';
import type { Text } from './text';
import type { agreeingRoles } from './vocabulary';
import { holds, type Situation, type When } from './when';

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

/** Work outside the working time of the calendar, agreed beforehand (HT-8). */
export interface TimeRule extends ConsentRule {
  readonly terms: 'time';
  /** It is agreed so long before the work begins at the latest; in working days, by the closing of that day. */
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
  /** In decimal text: money is no floating point. */
  readonly amount: string | null;
  /** ISO 4217. */
  readonly currency: string;
}

/** All that a desk agrees on, by code; the extension is the one of limits, and every desk has it. */
export type Agreements = { readonly [code: string]: AgreementRule } & { readonly extension: ExtensionRule };

/** What of it the client consents to, by code: all but the extension. */
export function consentRule(
  { agreements }: { readonly agreements: Agreements },
  code: string,
): ConsentTerms | undefined {
  const rule = lookUp(agreements, code);
  return rule === undefined || rule.terms === 'limit' ? undefined : rule;
}

/** Whether the desk asks its clients for any. */
export function asksAny({ agreements }: { readonly agreements: Agreements }): boolean {
  return Object.values(agreements).some(({ terms }) => terms !== 'limit');
}

/** Those that can be asked of a ticket as it stands, by code. */
export function consentsFor(
  { agreements }: { readonly agreements: Agreements },
  situation: Situation,
): readonly (readonly [string, ConsentTerms])[] {
  return Object.entries(agreements).flatMap(([code, rule]) =>
    rule.terms !== 'limit' && holds(rule.when, situation) ? [[code, rule] as const] : [],
  );
}
