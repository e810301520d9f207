import type { PartsAmount } from '../../domain/parts';
import type { ByPublication } from '../../domain/process';
import type { Language } from '../../texts/language';
import { partsText, publishedText } from '../../texts/timeline-shared';

/** An event, as far as its sentence needs to look into it. */
interface Told {
  readonly type: string;
  readonly clock?: { readonly key: string };
  readonly lines?: readonly PartsAmount[];
}

/** What the sentence of an event is filled with. A clock that starts keeps its key one level deeper; parts stand in lines. */
export function valuesOf({ clock, lines, ...values }: Told): object {
  return {
    ...values,
    ...(clock === undefined ? {} : { key: clock.key }),
    ...(lines === undefined ? {} : { parts: partsText(lines) }),
  };
}

/** Keys under which events name people of the desk by short id; an instant may stand under some of them as well. */
const personKeys = ['to', 'technician'] as const;

/** Whom of the desk these events name. */
export function shortIdsIn(events: readonly object[]): string[] {
  return events.flatMap((event) => {
    const { publication, ...rest } = event as { readonly publication?: Partial<ByPublication> };
    const named = [publication?.by, ...personKeys.map((key) => (rest as Readonly<Record<string, unknown>>)[key])];
    return named.filter((value): value is string => typeof value === 'string');
  });
}

/** By which publication an event of other rules came, within its sentence; nothing for every other event. */
export function publishedOf(
  event: { readonly type: string; readonly publication?: ByPublication },
  staff: ReadonlyMap<string, string>,
  language: Language,
): { readonly published?: string } {
  if (event.type !== 'rules-pinned') return {};
  const { publication } = event;
  if (publication === undefined) return { published: '' };
  const name = publication.by === null ? null : (staff.get(publication.by) ?? publication.by);
  return { published: publishedText(publication, name, language) };
}

/** The same values with names for short ids; who is not known keeps the id. */
export function withNames(values: object, names: ReadonlyMap<string, string>): object {
  const named = personKeys.flatMap((key) => {
    const value = (values as Readonly<Record<string, unknown>>)[key];
    return typeof value === 'string' ? [[key, names.get(value) ?? value] as const] : [];
  });
  return { ...values, ...Object.fromEntries(named) };
}
