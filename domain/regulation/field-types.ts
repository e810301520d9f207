/** What a regulation says of field service and of parts. */
import type { Owner, Text } from './text';

/** Field service; read by the visit process. */
export interface VisitRule {
  /** The term counts from the latest of these. */
  readonly startsWhen: readonly ('requested' | 'ready')[];
  /** What withdrawn readiness does to a clock that counts from it: a new one at the next word, or it stands meanwhile. */
  readonly withdrawal: 'anew' | 'stands';
  readonly noShow: NoShowRule;
  readonly slots: SlotRule;
  readonly decision: DecisionRule;
  readonly act: ActRule;
  /** What technicians may be good at, by code. */
  readonly skills: Readonly<Record<string, Text>>;
  readonly calendar: string;
  readonly source: string;
}

export interface NoShowRule {
  readonly withdrawsReadiness: boolean;
  /** After so many the ticket's responsible decides what happens next. */
  readonly most: number;
  /** How long the technician waits on the spot before it is one; in minutes. */
  readonly waitMinutes: number;
}

export interface SlotRule {
  readonly leastMinutes: number;
  readonly mostMinutes: number;
  /** Before a slot in the technician's home subject, and in any other one. */
  readonly travelMinutes: { readonly home: number; readonly away: number };
}

/** Whether an agreed visit goes ahead that has come into doubt. */
export interface DecisionRule {
  /** It is decided so long before the agreed time at the latest. */
  readonly beforeMinutes: number;
}

/** What the work act must bring before a visit can end. */
export interface ActRule {
  readonly checklist: Readonly<Record<string, { readonly title: Text; readonly required: boolean }>>;
  /** The least number of photos. */
  readonly photos: number;
  readonly readings: 'required' | 'optional';
  readonly confirmation: 'required' | 'optional';
}

/** Delivery of parts: these clocks stand from the order until the receipt. */
export interface PartsRule {
  readonly owner: Owner;
  readonly pauses: readonly string[];
  readonly source: string;
}
