import type { Schemas } from '../api/client';
import { instantOf, localOf } from '../time/local';
import type { Announcement, PlanGiven } from './announcement-queries';

export type AnnouncementGiven = Omit<Schemas['AnnouncementToWrite'], 'desk'>;

/** What stands in the fields; instants by the reader's clocks. */
export interface FormValues {
  readonly about: PlanGiven['about'];
  readonly from: string;
  readonly to: string;
  readonly clients: boolean;
  readonly companies: string[];
  readonly openTickets: boolean;
  readonly topics: string[];
  readonly staff: boolean;
  readonly services: string[];
  /** Services to which a program has narrowed a part of the reach: no field asks, and none is lost. */
  readonly narrowed: { readonly openTickets: string[]; readonly staff: string[] };
  readonly title: string;
  readonly text: string;
  readonly titleEn: string;
  readonly textEn: string;
}

export const blank: FormValues = {
  ...{ about: 'break', from: '', to: '', clients: true, companies: [], openTickets: false, topics: [], staff: true },
  ...{ services: [], narrowed: { openTickets: [], staff: [] }, title: '', text: '', titleEn: '', textEn: '' },
};

/** The fields of an announcement that stands. */
export function valuesOf(announcement: Announcement, timeZone: string): FormValues {
  const { about, from, to, reach, services, title, text, titleEn, textEn } = announcement;
  const open = reach.filter(({ who }) => who === 'open-tickets');
  return {
    ...{ about, title, text, titleEn: titleEn ?? '', textEn: textEn ?? '', services: [...services] },
    from: localOf(from, timeZone),
    to: to === null ? '' : localOf(to, timeZone),
    clients: reach.some(({ who }) => who === 'clients'),
    companies: reach.flatMap(({ companies }) => companies.map(({ id }) => id)),
    openTickets: open.length > 0,
    topics: open.flatMap(({ topics }) => topics),
    staff: reach.some(({ who }) => who === 'staff'),
    narrowed: {
      openTickets: open.flatMap((part) => part.services),
      staff: reach.flatMap((part) => (part.who === 'staff' ? part.services : [])),
    },
  };
}

/** The plan, where the fields make one; null else. */
export function planOf(values: FormValues, timeZone: string): Omit<PlanGiven, 'desk'> | null {
  const { about, clients, companies, openTickets, topics, staff, services, narrowed } = values;
  const from = instantOf(values.from, timeZone);
  const to = instantOf(values.to, timeZone);
  const reach: PlanGiven['reach'] = [
    ...(clients ? [{ who: 'clients' } as const] : []),
    ...(companies.length > 0 ? [{ who: 'companies', companies } as const] : []),
    ...(openTickets ? [{ who: 'open-tickets', topics, services: narrowed.openTickets } as const] : []),
    ...(staff ? [{ who: 'staff', services: narrowed.staff } as const] : []),
  ];
  if (from === null || (to === null && about !== 'emergency') || reach.length === 0) return null;
  if (to !== null && to <= from) return null;
  return { about, from, to, reach, ...(about === 'maintenance' ? { services } : {}) };
}

/** The plan with its words. */
export function givenOf(
  { title, text, titleEn, textEn }: FormValues,
  plan: Omit<PlanGiven, 'desk'>,
): AnnouncementGiven {
  return {
    ...plan,
    ...{ title: title.trim(), text },
    ...(titleEn.trim() === '' ? {} : { titleEn: titleEn.trim() }),
    ...(textEn.trim() === '' ? {} : { textEn }),
  };
}
