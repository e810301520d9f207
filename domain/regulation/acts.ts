/** What a regulation says of endings with a reason, of what it does not cover, and of emergencies. All of it may be missing. */
import { lookUp } from './look-up';
import type { Text } from './text';
import type { speedUpAudiences } from './vocabulary';
import type { When } from './when';

/** Why a ticket may be declined (HT-14). */
export interface DeclineReason {
  readonly title: Text;
  readonly source: string;
}

/** Where questions are sent that the desk does not answer (HT-7). */
export interface Redirect {
  readonly title: Text;
  /** Who of the vendor takes them up; absent: somebody outside, whom only the client can ask. */
  readonly to?: 'personal-manager';
  readonly source: string;
}

/** What the desk is there for, and what not, for people to look up; no rule of the process. */
export interface Scope {
  readonly in: readonly ScopeEntry[];
  readonly out: readonly OutOfScope[];
}

export interface ScopeEntry {
  readonly text: Text;
  readonly source: string;
}

export interface OutOfScope extends ScopeEntry {
  /** Code of a redirect. */
  readonly to?: string;
  /** When it is the desk's all the same. */
  readonly except?: Text;
}

export interface EmergencyReason {
  readonly title: Text;
  /** Who has to agree to it, if not whoever of the desk declares it. */
  readonly approval: 'none' | 'personal-manager';
  /** It holds only where there is no way around the fault. */
  readonly workaround?: 'forbidden';
  readonly source: string;
}

/** What is worked on round the clock, and who says so (HT-3). */
export interface EmergencyRule {
  readonly reasons: Readonly<Record<string, EmergencyReason>>;
  /** The priority that is shown while one is declared, unless the ticket's own goes first. */
  readonly priority?: string;
  readonly source: string;
}

/** How the client asks for more speed (HT-15). */
export interface SpeedUpRule {
  /** Who hears of it beside the responsible. */
  readonly to: readonly (typeof speedUpAudiences)[number][];
  /** An address where it can be asked as well. */
  readonly mailbox?: string;
  /** Of which tickets. */
  readonly when: When;
  readonly source: string;
}

/** Sections that a regulation need not have. */
export interface ActRules {
  readonly declines?: Readonly<Record<string, DeclineReason>>;
  readonly redirects?: Readonly<Record<string, Redirect>>;
  readonly scope?: Scope;
  readonly emergency?: EmergencyRule;
  readonly speedUp?: SpeedUpRule;
}

export function declineOf({ declines }: ActRules, code: string): DeclineReason | undefined {
  return lookUp(declines ?? {}, code);
}

export function redirectOf({ redirects }: ActRules, code: string): Redirect | undefined {
  return lookUp(redirects ?? {}, code);
}

export function emergencyReason({ emergency }: ActRules, code: string): EmergencyReason | undefined {
  return lookUp(emergency?.reasons ?? {}, code);
}

/** Whether a section of a regulation has any entry to choose from. */
export function hasAny(entries: Readonly<Record<string, unknown>> | undefined): boolean {
  return entries !== undefined && Object.keys(entries).length > 0;
}

/** The priority shown of a ticket: that of an emergency as long as one is declared, where it goes before its own. */
export function shownPriority(
  { emergency, priorities }: ActRules & { readonly priorities: Readonly<Record<string, { readonly rank: number }>> },
  own: string,
  declared: boolean,
): string {
  const raised = declared ? emergency?.priority : undefined;
  const rank = lookUp(priorities, raised)?.rank;
  if (raised === undefined || rank === undefined) return own;
  return rank < (lookUp(priorities, own)?.rank ?? Infinity) ? raised : own;
}
