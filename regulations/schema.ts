import { z } from 'zod';
import type { ArchiveKind, FeedbackRule, Regulation, Topic } from '../domain/regulation/types';
import { archiveKinds, channels, feedbackLetters, owners } from '../domain/regulation/vocabulary';
import { clock } from './clock-section';
import { sourced, table, when } from './conditions';
import {
  code,
  contractNumber,
  count,
  date,
  intervals,
  keys,
  line,
  mailbox,
  map,
  minutesOrNone,
  oneOrMore,
  size,
  source,
  span,
  term,
  text,
  week,
  word,
} from './words';
import { accessData } from './access-section';
import { announcements } from './announcements-section';
import { incidents } from './incidents-section';
import { agreements } from './agreements-section';
import { declines, emergency, redirects, review, scope, speedUp } from './acts-section';
import { letters } from './letters-section';
import { questions, requestTypes } from './form-section';
import { look } from './look-section';
import { replies } from './replies-section';
import { register, reports } from './reports-section';
import { rights } from './rights-section';
import { services, tests } from './services-section';
import { visits } from './visit-section';
import { works } from './works-section';

/**
 * A regulation file, section by section (docs/regulation-format.md). Each section parses into what the process reads;
 * `assemble` puts them together. What one section says of another is checked in checks/.
 */

const ends = word(['closing', 'midnight']).optional();
const titled = keys({ title: text, source });

const calendar = keys({
  timeZone: line(60).optional(),
  layers: z.array(code).max(10).optional(),
  week,
  holidays: z.array(date).max(400).optional(),
  workdays: z.array(date).max(400).optional(),
  dateHours: z.record(date, intervals).optional(),
  breaks: z.record(date, intervals).optional(),
  source,
});

const intake = keys({
  calendar: code,
  channels: oneOrMore(word(channels)),
  portal: line(200).optional(),
  email: keys({
    address: mailbox,
    also: z.array(mailbox).max(20).optional(),
    senders: word(['company-domain', 'registered-address']),
    copied: word(['nobody']).optional(),
  }).optional(),
  phones: z.array(line(40)).max(20).default([]),
  contacts: map(keys({ title: text })).optional(),
  contract: word(['required', 'optional']).default('optional'),
  requestType: word(['required', 'optional']).default('optional'),
  copies: word(['lead']).optional(),
  source,
});

const topic = keys({
  title: text,
  phoneCall: word(['required']).optional(),
  estimate: word(['required']).optional(),
  priority: code.optional(),
  source,
}).transform((parsed): Topic => parsed);

/** A key that is written where it holds, and left out where not. */
const yes = z.literal(true, { error: 'must be true, or left out' });

const wait = keys({
  title: text,
  owner: word(owners),
  pauses: z.array(code).max(50),
  needs: word(['agreed-extension']).optional(),
  postpones: yes.optional(),
  release: yes.optional(),
  source,
});

const solution = keys({
  objection: z.union([z.literal('never'), term], {
    error: 'must be "never", or the time of silence such as "3 working-day"',
  }),
  countsFrom: word(['delivery', 'solution']),
  warn: z.union([z.literal('none'), term], { error: 'must be "none", or a span such as "1 working-day"' }),
  ends,
  source,
}).transform(({ objection, warn, ...rest }) => ({
  ...rest,
  objection: objection === 'never' ? null : objection,
  warn: warn === 'none' ? null : warn,
}));

const score = keys({
  title: text,
  colour: word(['green', 'yellow', 'red']).optional(),
  value: z.int('must be a whole number').min(-100).max(100).optional(),
}).transform(({ value, ...rest }) => ({ ...rest, value: value ?? null }));

const feedback = keys({
  scale: map(score).refine((scale) => Object.keys(scale).length > 0, 'must name at least one score'),
  reasons: map(text).default({}),
  reason: word(['required', 'optional']),
  comment: word(['required', 'optional']),
  corrections: minutesOrNone.prefault('24 hour'),
  letters: z.array(word(feedbackLetters)).max(feedbackLetters.length).default([]),
  source,
}).transform(({ corrections, ...rest }): FeedbackRule => ({
  ...rest,
  correctableMinutes: corrections === 0 ? null : corrections,
}));

const status = keys({ title: text, when: when.optional(), source }).transform(({ when: condition, ...rest }) => ({
  ...rest,
  when: condition ?? {},
}));

const mediaType = z
  .string()
  .regex(
    /^[a-z0-9.+-]+\/([a-z0-9.+-]+|\*)$/,
    'must be a media type or a family of them, such as "application/pdf" or "image/*"',
  );

const archiveTypes = { zip: 'application/zip', rar: 'application/vnd.rar' } as const satisfies Record<
  ArchiveKind,
  string
>;

const attachments = keys({
  types: z.union([z.literal('any').transform((): string[] => []), z.array(mediaType).min(1).max(100)], {
    error: 'must be "any", or a list of media types such as [image/*, application/pdf]',
  }),
  packed: keys({ archives: oneOrMore(word(archiveKinds)), types: z.array(mediaType).min(1).max(100) }).optional(),
  most: size,
  source,
})
  .refine(({ types, packed }) => packed === undefined || types.length > 0, {
    path: ['packed'],
    message: 'says nothing where "types" is any',
  })
  .refine(
    ({ types, packed }) =>
      packed?.archives.every((kind) => !types.includes(archiveTypes[kind]) && !types.includes('application/*')) ?? true,
    {
      path: ['packed', 'archives'],
      message: 'are taken with anything in them where "types" names them: leave one out',
    },
  );

/** Keyed by the top-level keys of the file. */
export const sections = {
  format: z.literal(2, 'must be 2, the format of these files'),
  code,
  version: line(40),
  title: text,
  source,
  publishedOn: date,
  inForceFrom: date,
  timeZone: line(60),
  numbering: keys({
    prefix: z
      .string()
      .regex(/^[A-Z][A-Z0-9]{1,11}-$/, 'must be capital letters and digits with a hyphen at the end, such as "SKAI-"'),
    first: count.default(1),
    source,
  }),
  calendars: map(calendar),
  intake,
  topics: map(topic),
  otherTopic: keys({ topic: code, source }),
  requestTypes,
  questions,
  categories: map(titled).default({}),
  defaultCategory: table(code).optional(),
  clientCategories: map(titled).default({}),
  clientCategory: keys({ category: code, source }).optional(),
  levels: map(titled).default({}),
  level: table(code).optional(),
  priorities: map(keys({ title: text, rank: count, source })),
  defaultPriority: keys({ priority: code, source }),
  /** Written where a contract is laid over the document, and nowhere else. */
  contract: contractNumber.optional(),
  clocks: map(clock),
  waits: map(wait).default({}),
  agreements,
  solution,
  feedback,
  statuses: map(status),
  attachments,
  services,
  tests,
  visits: visits.optional(),
  works,
  parts: keys({ owner: word(owners), pauses: z.array(code).max(50), source }).optional(),
  accessData,
  announcements,
  incidents,
  recordedCalls: keys({ within: term, calendar: code, source }),
  retention: keys({ closedTickets: keys({ for: span, source }), people: keys({ source }).optional() }).optional(),
  declines,
  redirects,
  scope,
  emergency,
  speedUp,
  review,
  letters,
  look,
  letterHours: keys({ calendar: code, source }).optional(),
  replies,
  reports,
  register,
  rights,
} satisfies Record<string, z.ZodType>;

export type SectionName = keyof typeof sections;

/** The sections of one file, parsed. */
export type Sections = { readonly [Name in SectionName]: z.output<(typeof sections)[Name]> };

/** Puts checked sections together as the process reads them. */
export function assemble(parsed: Sections): Regulation {
  const {
    numbering,
    calendars,
    otherTopic,
    defaultPriority,
    attachments,
    visits,
    parts,
    register: kept,
    statuses,
    works,
    ...rest
  } = parsed;
  const { format: _format, defaultCategory, clientCategory, level, contract, ...alike } = rest;
  const named = Object.entries(calendars).map(([name, spec]) => [
    name,
    { ...spec, timeZone: spec.timeZone ?? parsed.timeZone },
  ]);
  return {
    ...alike,
    numbering: { prefix: numbering.prefix, first: numbering.first },
    calendars: Object.fromEntries(named) as Regulation['calendars'],
    otherTopic: otherTopic.topic,
    defaultCategory: defaultCategory === undefined ? null : sourced(defaultCategory, 'setting'),
    clientCategory: clientCategory?.category ?? null,
    contract: contract ?? null,
    level: level === undefined ? null : sourced(level, 'setting'),
    defaultPriority: defaultPriority.priority,
    // The order of the file is kept as a rank: a store of JSON does not keep that of keys.
    statuses: Object.fromEntries(
      Object.entries(statuses).map(([name, row], index) => [name, { ...row, rank: index + 1 }]),
    ),
    attachments: {
      types: attachments.types,
      ...(attachments.packed && { packed: attachments.packed }),
      maxBytes: attachments.most,
      source: attachments.source,
    },
    ...(visits && { visits }),
    ...(parts && { parts }),
    ...(works && { works }),
    ...(kept && { register: kept }),
  };
}
