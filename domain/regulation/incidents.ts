/** By when a mass incident is analysed, and how long before that those who owe it are reminded (EA-8). */
import type { Term } from '../time';

export interface IncidentRule {
  /** From the word that everything works again until cause and measures are written down. */
  readonly analysis: Term;
  /** So long before its end somebody is reminded. */
  readonly warn: Term;
  /** Code of the calendar by which both count. */
  readonly calendar: string;
  readonly source: string;
}

/** Left out: the product's own times, which are a setting and no promise. */
export interface IncidentRules {
  readonly incidents?: Partial<Pick<IncidentRule, 'analysis' | 'warn'>> & Pick<IncidentRule, 'calendar' | 'source'>;
}

const days = (amount: number): Term => ({ amount, unit: 'working-day' });

/** What holds at a desk; what its regulation leaves out is the product's own, in its first calendar. */
export function incidentRules({
  incidents: own,
  calendars,
}: IncidentRules & { readonly calendars: Readonly<Record<string, unknown>> }): IncidentRule {
  const [calendar = ''] = Object.keys(calendars);
  return { analysis: days(5), warn: days(1), calendar, source: 'setting', ...own };
}
