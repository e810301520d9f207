/** Works that are counted: free by plan and month, else paid for (IN-3, IN-4, HT-16). */
import { lookUp } from './look-up';
import type { Text } from './text';
import type { When } from './when';

/** How many works of a plan are free in a calendar month; null: any number. */
export interface Plan {
  readonly title: Text;
  readonly month: number | null;
  readonly source: string;
}

/** What a plan has free of charge. */
export interface FreeWorks {
  /** No longer than this, as the desk's people set it; exactly so long is free. */
  readonly minutes: number;
  readonly plans: Readonly<Record<string, Plan>>;
  /** Of the client whom these rules are for; a contract says another one. */
  readonly plan: string;
  /** Code of the agreement about the price of one that is short enough, when the month has none left. */
  readonly beyond: string;
}

export interface WorksRule {
  readonly title: Text;
  /** Of which tickets works are counted. */
  readonly when: When;
  /** Null: none is free. */
  readonly free: FreeWorks | null;
  /** Code of the agreement about the price of any other. */
  readonly paid: string;
  /** Paid work begins only when the client's balance covers it, kept in this currency (ISO 4217); null: there is none. */
  readonly balance: string | null;
  readonly source: string;
}

/** The plan of the client whom these rules are for. @throws where the file names one that there is not, which its check refuses */
export function planOf({ plan, plans }: FreeWorks): Plan {
  const found = lookUp(plans, plan);
  if (found === undefined) throw new Error(`the rules have no plan ${plan}`);
  return found;
}
