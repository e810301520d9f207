/** How far ahead a desk tells its clients what changes, and until when its services agree on maintenance (EA-5, HT-17). */
import type { Term } from '../time';

/** What announcements are about. */
export const announcementKinds = ['break', 'hours', 'holiday', 'emergency', 'maintenance'] as const;
export type AnnouncementKind = (typeof announcementKinds)[number];

/** Those that are told ahead of time: an emergency is told at once. */
export type AnnouncedAhead = Exclude<AnnouncementKind, 'emergency'>;

export interface AnnouncementRule {
  readonly lead: Readonly<Record<AnnouncedAhead, Term>>;
  /** How long services have to agree. */
  readonly agreed: Term;
  /** Code of the calendar by which both count. */
  readonly calendar: string;
  readonly source: string;
}

/** Left out: the product's own times, which are a setting and no promise. */
export interface AnnouncementRules {
  readonly announcements?: Partial<Omit<AnnouncementRule, 'lead' | 'calendar' | 'source'>> &
    Pick<AnnouncementRule, 'calendar' | 'source'> & { readonly lead: Partial<AnnouncementRule['lead']> };
}

const days = (amount: number): Term => ({ amount, unit: 'working-day' });
const lead: AnnouncementRule['lead'] = { break: days(2), hours: days(3), holiday: days(5), maintenance: days(3) };
const agreed = days(2);

/** What holds at a desk; what its regulation leaves out is the product's own, in its first calendar. */
export function announcementRules({
  announcements: own,
  calendars,
}: AnnouncementRules & { readonly calendars: Readonly<Record<string, unknown>> }): AnnouncementRule {
  const [calendar = ''] = Object.keys(calendars);
  const ofDesk = own && { ...own, lead: { ...lead, ...own.lead } };
  return { agreed, calendar, source: 'setting', lead, ...ofDesk };
}
