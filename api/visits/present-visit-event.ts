import type { Rules } from '../../domain/process';
import type { Site, VisitEvent } from '../../domain/visit';
import type { Language } from '../../texts/language';
import { visitTimelineText } from '../../texts/visit-timeline';
import { timeWithOffset } from '../../texts/zoned-time';
import { inWords } from '../tickets/in-words';
import { instantKeysOf, instantWriter } from '../timeline/instants';
import { presentEntry } from '../timeline/present-entry';
import type { MessageToShow } from '../timeline/present-entry';
import { publishedOf, valuesOf, withNames } from '../timeline/values-of';
import { visitInstants } from './visit-instants';

/** Events whose times are those of the work, told as clocks go at the site. */
const onSite: ReadonlySet<VisitEvent['type']> = new Set(['slot-offered', 'readiness-given']);

interface Reading {
  readonly rules: Rules;
  readonly language: Language;
  /** Of whoever reads it. */
  readonly timeZone: string;
  /** Names of people of the desk, by short id. */
  readonly staff: ReadonlyMap<string, string>;
  readonly site: Site;
}

/** One entry of the timeline of a visit. */
export function presentVisitEvent(
  event: VisitEvent,
  message: MessageToShow | null,
  at: Reading & { readonly names: ReadonlyMap<string, string> },
): object {
  const text = visitTimelineText(event.type, wordsOf(event, at), at.language);
  return presentEntry(event, text, message, at.names, instantKeysOf(visitInstants, event.type));
}

/** The people of a visit live by several zones, so its times name theirs. */
function wordsOf(
  event: VisitEvent,
  { rules, language, site, staff, timeZone: readerZone }: Reading,
): Record<string, string | number> {
  const { regulation } = rules;
  const timeZone = onSite.has(event.type) ? site.timeZone : readerZone;
  const write = instantWriter(instantKeysOf(visitInstants, event.type), (at) => timeWithOffset(timeZone, at));
  const words = inWords(withNames(valuesOf(event), staff), regulation, language, write);
  return { ...words, ...publishedOf(event, staff, language) };
}
