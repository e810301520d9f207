import type { Regulation } from '../../domain/regulation';
import { parseInstant, type Instant } from '../../domain/time';
import { zoneOf } from '../../domain/time/zone';
import type { Question } from '../../domain/what-if';
import { dueTexts } from '../../texts/due';
import { fill, say, type Language } from '../../texts/language';
import { Mistake } from './mistake';

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

/** What may be asked for, as the option parser wants it. */
export const options = {
  desk: text,
  topic: text,
  topics: flag,
  'request-type': text,
  at: text,
  vehicles: text,
  priority: text,
  level: text,
  category: text,
  contract: text,
  pause: texts,
  parts: texts,
  extend: texts,
  visit: text,
  emergency: text,
  lang: text,
  help: flag,
} as const;

export type Arguments = {
  readonly [Name in keyof typeof options]?:
    | ((typeof options)[Name] extends { multiple: true }
        ? string[]
        : (typeof options)[Name] extends { type: 'boolean' }
          ? boolean
          : string)
    | undefined;
};

/** The question that the arguments ask. @throws Mistake for what cannot be read or the regulation does not have */
export function questionOf(values: Arguments, regulation: Regulation, language: Language): Question {
  const read = readerOf(regulation, language);
  if (values.emergency !== undefined && regulation.emergency === undefined)
    throw read.mistake(dueTexts.notInRegulation, { option: 'emergency' }, 1);
  if (values.category !== undefined && Object.keys(regulation.categories).length === 0)
    throw read.mistake(dueTexts.notInRegulation, { option: 'category' }, 1);
  const requestType = read.known(values['request-type'], regulation.requestTypes, dueTexts.unknownRequestType);
  const topic = read.known(values.topic, regulation.topics, dueTexts.unknownTopic);
  if (topic === null && requestType === null) {
    const known = Object.keys(regulation.topics).join(', ');
    throw new Mistake(`${fill(say(dueTexts.whichTopic, language), { known })}\n${say(dueTexts.usage, language)}`);
  }
  const start = values.at === undefined ? Date.now() : read.time(values.at);
  const visit = values.visit === undefined ? null : read.visit(values.visit);
  if (visit !== null && visit.requestedAt < start) throw read.mistake(dueTexts.beforeStart, {});
  return {
    start,
    requestType,
    topic,
    category: read.known(values.category, regulation.categories, dueTexts.unknownCategory),
    priority: read.known(values.priority, regulation.priorities, dueTexts.unknownPriority),
    level: read.known(values.level, regulation.levels, dueTexts.unknownLevel),
    vehicles: values.vehicles === undefined ? null : read.vehicles(values.vehicles),
    pauses: (values.pause ?? []).map((pause) => {
      const [cause, span] = read.named(pause, dueTexts.pauseForm);
      const { from, to } = read.span(span);
      return { cause, from, to };
    }),
    parts: (values.parts ?? []).map((delivery) => {
      const { from, to } = read.span(delivery);
      return { orderedAt: from, receivedAt: to };
    }),
    extensions: (values.extend ?? []).map((offer) => read.extension(offer)),
    emergency:
      values.emergency === undefined
        ? null
        : { declaredAt: read.time(values.emergency), fault: 'undetermined', developersAt: null },
    visit,
  };
}

/** Reads single arguments, by the clocks of the desk. */
function readerOf({ timeZone }: Regulation, language: Language) {
  const mistake = (what: (typeof dueTexts)[keyof typeof dueTexts], values: Record<string, string>, status: 1 | 2 = 2) =>
    new Mistake(fill(say(what, language), values), status);

  const time = (value: string): Instant => {
    const iso = value.trim().replace(/^(\S+) +(?=\d)/, '$1T');
    const withDate = /^\d{4}-\d\d-\d\d$/.test(iso) ? `${iso}T00:00` : iso;
    const instant = parseInstant(withDate) ?? localTime(withDate, timeZone);
    if (instant === undefined) throw mistake(dueTexts.badTime, { value });
    return instant;
  };
  const span = (value: string): { from: Instant; to: Instant | null } => {
    const [first = '', second = '', ...more] = value.split('/');
    const from = time(first);
    const to = second.trim() === '' ? null : time(second);
    if (more.length > 0 || (to !== null && to < from)) throw mistake(dueTexts.badSpan, { value });
    return { from, to };
  };
  const named = (value: string, form: (typeof dueTexts)['pauseForm']): [string, string] => {
    const match = /^([^=]+)=(.+)$/.exec(value);
    if (match === null) throw mistake(dueTexts.badNamed, { value, form: say(form, language) });
    return [(match[1] ?? '').trim(), match[2] ?? ''];
  };
  return {
    mistake,
    time,
    span,
    named,
    visit(value: string): NonNullable<Question['visit']> {
      const [subject, keys] = named(value, dueTexts.visitForm);
      const [requested = '', ready = ''] = keys.split('/');
      return { subject, requestedAt: time(requested), readyAt: ready.trim() === '' ? null : time(ready) };
    },
    extension(value: string): Question['extensions'][number] {
      if (/^\d{4}-\d\d-\d\d$/.test(value) && parseInstant(`${value}T00:00Z`) !== undefined) return { until: value };
      const days = /^[1-9]\d{0,2}$/.test(value) ? Number(value) : 0;
      if (days < 1 || days > 366) throw mistake(dueTexts.badExtension, { value });
      return { days };
    },
    vehicles(value: string): number {
      if (/^[1-9]\d{0,6}$/.test(value)) return Number(value);
      throw mistake(dueTexts.badVehicles, { value });
    },
    known(
      value: string | undefined,
      entries: Readonly<Record<string, unknown>>,
      unknown: (typeof dueTexts)['unknownTopic'],
    ): string | null {
      if (value === undefined) return null;
      if (Object.hasOwn(entries, value)) return value;
      throw mistake(unknown, { value, known: Object.keys(entries).join(', ') || '—' });
    },
  };
}

/** Local time of the desk. */
function localTime(value: string, timeZone: string): Instant | undefined {
  const asUtc = parseInstant(`${value}Z`);
  return asUtc === undefined ? undefined : zoneOf(timeZone)?.instantOf(asUtc, new Date(asUtc).getUTCFullYear());
}
