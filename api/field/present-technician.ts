import { lookUp } from '../../domain/regulation';
import type { Regulation } from '../../domain/regulation';
import type { IntervalSpec } from '../../domain/time';
import { shippedRegions } from '../../regulations/load-regions';
import type { Language } from '../../texts/language';
import { isoIn } from '../../texts/zoned-time';
import type { ApiStore } from '../services';
import { iso } from '../tickets/present-clock';

type ItemOf<Verb extends 'listTechnicians' | 'listAbsences'> = Extract<
  Awaited<ReturnType<ApiStore[Verb]>>,
  { kind: 'page' }
>['items'][number];
type Technician = ItemOf<'listTechnicians'>;
type Absence = ItemOf<'listAbsences'>;

/** A technician with the titles of the regulation in force. */
export function presentTechnician(
  { desk, shortId, name, skills, home, hours, hasFeed }: Technician,
  regulation: Regulation,
  language: Language,
): object {
  const { week, layers = [], workdays = [], dateHours = {} } = hours;
  return {
    desk,
    shortId,
    name,
    skills: presentSkills(skills, regulation, language),
    home: presentSubject(home, language),
    hours: {
      week: writtenHours(week),
      layers,
      workdays,
      dateHours: writtenHours(dateHours),
    },
    feed: hasFeed,
  };
}

/** By the titles of the regulation in force. */
export function presentSkills(
  skills: Technician['skills'],
  { visits }: Regulation,
  language: Language,
): { readonly code: string; readonly title: string }[] {
  return skills.map((code) => ({ code, title: lookUp(visits?.skills ?? {}, code)?.[language] ?? code }));
}

/** As they were written: `09:00-18:00`. */
function writtenHours(hours: Readonly<Record<string, readonly IntervalSpec[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(hours).map(([day, spans]) => [day, spans.map((span) => span.join('-'))]));
}

/** A federal subject by its name. */
export function presentSubject(code: string, language: Language): { readonly code: string; readonly title: string } {
  return { code, title: shippedRegions().get(code)?.title[language] ?? code };
}

/** Where a visit goes. */
export function presentSite(
  { subject, address }: { readonly subject: string; readonly address: string },
  language: Language,
): object {
  return { subject, title: presentSubject(subject, language).title, timeZone: zoneOf(subject), address };
}

/** A time at a site of this federal subject. */
export function presentSlot({ from, to }: { readonly from: number; readonly to: number }, subject: string): object {
  const timeZone = zoneOf(subject);
  return { from: iso(from), to: iso(to), fromLocal: isoIn(timeZone, from), toLocal: isoIn(timeZone, to), timeZone };
}

/** Why somebody is absent is the business of those who plan, and of the technician. */
export function presentAbsence({ id, from, to, reason }: Absence, seesReason: boolean): object {
  return { id, from: iso(from), to: iso(to), reason: seesReason ? reason : null };
}

/** Visits are requested for known subjects only. */
function zoneOf(subject: string): string {
  return shippedRegions().get(subject)?.timeZone ?? 'UTC';
}
