import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dueDatesAtOpening, isValid, type LimitSubject, type Regulation } from '../domain/regulation';
import { compileCalendar, localDateOf, parseInstant, type Calendar, type Instant } from '../domain/time';
import { zoneOf } from '../domain/time/zone';
import {
  faultText,
  loadBuiltIns,
  mergeContractFile,
  readContract,
  type Contract,
  type LoadedRegulation,
} from '../regulations';
import { shippedLayers } from '../regulations/load-calendars';
import { dueTexts } from '../texts/due';
import { fill, languages, say, type Language } from '../texts/language';
import { renderDueDates } from './due/render';

/** A mistake in the arguments, in the reader's words. */
class Mistake extends Error {}

interface Arguments {
  readonly desk?: string | undefined;
  readonly topic?: string | undefined;
  readonly vehicles?: string | undefined;
  readonly at?: string | undefined;
  readonly level?: string | undefined;
  readonly priority?: string | undefined;
  readonly contract?: string | undefined;
}

/** `npm run due`: what would be due, were a ticket received at that moment, and why; nothing is stored. */
function main(args: readonly string[]): number {
  const asked = args.includes('--lang') ? args[args.indexOf('--lang') + 1] : undefined;
  const language = languages.find((known) => known === asked) ?? 'ru';
  try {
    const { values } = readArguments(args);
    if (values.lang !== undefined && values.lang !== language) throw new Mistake(say(dueTexts.usage, language));
    process.stdout.write(answer(values, language));
    return 0;
  } catch (error) {
    const usage = error instanceof TypeError ? `${error.message}\n${say(dueTexts.usage, language)}` : undefined;
    if (usage === undefined && !(error instanceof Mistake)) throw error;
    process.stderr.write(`${usage ?? (error as Mistake).message}\n`);
    return 2;
  }
}

function readArguments(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = {
    desk: text,
    topic: text,
    vehicles: text,
    at: text,
    level: text,
    priority: text,
    contract: text,
    lang: text,
  };
  return parseArgs({ args: [...args], options });
}

function answer(values: Arguments, language: Language): string {
  const { desk, topic, at } = values;
  if (desk === undefined || topic === undefined || at === undefined) throw new Mistake(say(dueTexts.usage, language));
  const base = loadBuiltIns(shippedLayers()).find(({ regulation }) => regulation.code === desk);
  if (!base) {
    const known = loadBuiltIns(shippedLayers()).map(({ regulation }) => regulation.code);
    throw new Mistake(fill(say(dueTexts.unknownDesk, language), { value: desk, known: known.join(', ') }));
  }
  const { rules, contract } =
    values.contract === undefined ? { rules: base, contract: null } : underContract(base, values.contract);
  const { regulation } = rules;
  const received = readTime(at, regulation.timeZone, language);
  const subject: LimitSubject = {
    topic: known(regulation.topics, topic, dueTexts.unknownTopic, language),
    vehicles: readVehicles(values.vehicles, language),
    level: values.level === undefined ? null : known(regulation.levels, values.level, dueTexts.unknownLevel, language),
    priority: priorityOf(regulation, topic, values.priority, language),
  };
  const calendarOf = calendarsOf(regulation);
  const dates = dueDatesAtOpening(regulation, calendarOf, subject, received);
  if (!dates.ok) throw new Mistake(fill(say(dueTexts.outOfRange, language), { reason: dates.error.message }));
  const valid = contract === null || isValid(contract, localDateOf(zoneCalendar(regulation), received));
  return renderDueDates(
    { regulation, subject, received, dates: dates.value, contract, contractValid: valid },
    language,
  );
}

function underContract(base: LoadedRegulation, file: string): { rules: LoadedRegulation; contract: Contract } {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (error) {
    throw new Mistake(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = readContract(content, file);
  if (!read.ok) throw new Mistake(read.faults.map(faultText).join('\n'));
  const merged = mergeContractFile(base.document, read.value.contract, read.value.text, shippedLayers());
  if (!merged.ok) throw new Mistake(merged.faults.map(faultText).join('\n'));
  return { rules: merged.value, contract: read.value.contract };
}

function known(
  entries: Readonly<Record<string, unknown>>,
  code: string,
  text: typeof dueTexts.unknownTopic,
  language: Language,
): string {
  if (Object.hasOwn(entries, code)) return code;
  throw new Mistake(fill(say(text, language), { value: code, known: Object.keys(entries).join(', ') || '—' }));
}

function priorityOf(regulation: Regulation, topic: string, code: string | undefined, language: Language): string {
  if (code !== undefined) return known(regulation.priorities, code, dueTexts.unknownPriority, language);
  return regulation.topics[topic]?.priority ?? regulation.defaultPriority;
}

function readVehicles(text: string | undefined, language: Language): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new Mistake(fill(say(dueTexts.badVehicles, language), { value: text }));
}

/** Local time of the desk, or an instant with an offset. */
function readTime(text: string, timeZone: string, language: Language): Instant {
  const iso = text.trim().replace(/^(\S+) +(?=\d)/, '$1T');
  const withDate = /^\d{4}-\d\d-\d\d$/.test(iso) ? `${iso}T00:00` : iso;
  const instant = parseInstant(withDate) ?? localTime(withDate, timeZone);
  if (instant === undefined) throw new Mistake(fill(say(dueTexts.badTime, language), { value: text }));
  return instant;
}

function localTime(text: string, timeZone: string): Instant | undefined {
  const asUtc = parseInstant(`${text}Z`);
  return asUtc === undefined ? undefined : zoneOf(timeZone)?.instantOf(asUtc, new Date(asUtc).getUTCFullYear());
}

function calendarsOf(regulation: Regulation): (code: string) => Calendar {
  return (code) => {
    const spec = regulation.calendars[code];
    const compiled = spec && compileCalendar(spec, shippedLayers());
    if (!compiled?.ok) throw new Error(`calendar ${code} of ${regulation.code} cannot be compiled`);
    return compiled.value;
  };
}

/** A calendar that is asked for dates only. */
function zoneCalendar({ timeZone, code }: Regulation): Calendar {
  const compiled = compileCalendar({ timeZone, week: {} }, shippedLayers());
  if (!compiled.ok) throw new Error(`zone ${timeZone} of ${code}: ${compiled.error.message}`);
  return compiled.value;
}

process.exitCode = main(process.argv.slice(2));
