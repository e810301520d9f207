import type { EventOf, KernelEvent, RulesPin } from '../process';
import type { SolutionKind } from '../ticket';
import type { LinkRule } from './link-rule';

/** Facts of an incident alone. Who caused them stands in their heads, what was written under the ids of their commands. */
interface Bodies {
  declared: {
    incidentId: string;
    number: string;
    desk: string;
    rules: RulesPin;
    digest: string;
    person: string;
    owner: string;
    rule: LinkRule | null;
  };
  renamed: object;
  assigned: { to: string | null; from: string | null };
  'rule-set': { rule: LinkRule | null };
  /** Somebody has named tickets that belong to it; which of them were linked, the links say. */
  'tickets-named': { count: number };
  'ticket-unlinked': { ticketId: string };
  told: { word: number };
  restored: { word: number; kind: SolutionKind };
  /** It was no end: it does not work after all. */
  reopened: object;
  /** A ticket was linked by the rule, and has not heard yet what was said. */
  'telling-begun': object;
  /** All that belong to it have what was said. */
  'caught-up': object;
  analysed: object;
  withdrawn: object;
}

export type IncidentEvent = KernelEvent | EventOf<Bodies>;
