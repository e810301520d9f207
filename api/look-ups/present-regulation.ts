import type { Regulation, TableLimit, Text } from '../../domain/regulation';
import type { Rules } from '../../domain/process';
import type { Language } from '../../texts/language';
import { noTerm } from '../../texts/limits';
import { termText } from '../../texts/terms';

/** A desk as one of its people, or one of its clients' users, may see it. */
export interface DeskToShow {
  readonly rules: Rules;
  /** The caller's role there, the one that may do most. */
  readonly role: string;
}

/** A desk with what can be chosen there. */
export function presentDesk({ rules, role }: DeskToShow, language: Language): object {
  const { regulation } = rules;
  return {
    code: regulation.code,
    title: regulation.title[language],
    timeZone: regulation.timeZone,
    role,
    regulation: regulation.version,
    channels: regulation.intake.channels,
    topics: titles(regulation.topics, language),
    requestTypes: titles(regulation.requestTypes, language),
    levels: titles(regulation.levels, language),
    priorities: titles(regulation.priorities, language),
    links: { people: `/api/v1/desks/${regulation.code}/people` },
  };
}

type Titled = Readonly<Record<string, { readonly title: Text }>>;

function titles(entries: Titled, language: Language): { code: string; title: string }[] {
  return Object.entries(entries).map(([code, { title }]) => ({ code, title: title[language] }));
}

interface Version {
  readonly desk: string;
  readonly version: string;
  readonly publishedOn: string;
  readonly inForceFrom: string;
}

/** A version; the current one with its content. */
export function presentRegulation(version: Version, rules: Rules, language: Language): object {
  const current = version.version === rules.regulation.version;
  const { desk, version: name, publishedOn, inForceFrom } = version;
  return { desk, version: name, publishedOn, inForceFrom, current, content: current ? content(rules, language) : null };
}

function content({ regulation, pin }: Rules, language: Language): object {
  const entries = <T>(map: Readonly<Record<string, T>>, show: (entry: T) => object): object[] =>
    Object.entries(map).map(([code, entry]) => ({ code, ...show(entry) }));
  const say = (text: Text): string => text[language];
  return {
    title: say(regulation.title),
    source: regulation.source,
    digest: pin.digest,
    timeZone: regulation.timeZone,
    topics: entries(regulation.topics, (topic) => ({
      title: say(topic.title),
      limits: topic.limits.map(({ vehicles, limit }) => ({
        vehicles: vehicles ?? null,
        limit: limitText(limit, language),
      })),
      phoneCall: topic.phoneCall === 'required',
      estimate: topic.estimate === 'required',
      source: topic.source,
    })),
    requestTypes: entries(regulation.requestTypes, ({ title, topic, fields, source }) => ({
      title: say(title),
      topic: topic ?? null,
      fields: entries(fields, (field) => ({
        title: say(field.title),
        kind: field.kind,
        required: field.required,
        choices: Object.entries(field.choices ?? {}).map(([code, text]) => ({ code, title: say(text) })),
      })),
      source,
    })),
    levels: entries(regulation.levels, ({ title, limits, source }) => ({
      title: say(title),
      limits: limitTexts(limits, language),
      source,
    })),
    priorities: entries(regulation.priorities, ({ title, rank, limits, source }) => ({
      title: say(title),
      rank,
      limits: limitTexts(limits, language),
      source,
    })),
    clocks: entries(regulation.clocks, ({ title, from, until, limit, owes, source }) => ({
      title: say(title),
      from,
      until,
      limit: limit.kind === 'term' ? termText(limit.term, language) : limit.kind,
      owes,
      source,
    })),
    waits: entries(regulation.waits, ({ title, owner, pauses, source }) => ({
      title: say(title),
      owner,
      pauses,
      source,
    })),
    statuses: titles(regulation.statuses, language),
    scale: entries(regulation.feedback.scale, ({ title, colour }) => ({ title: say(title), colour: colour ?? null })),
    reasons: Object.entries(regulation.feedback.reasons).map(([code, text]) => ({ code, title: say(text) })),
    objection: objectionText(regulation, language),
    attachments: { types: regulation.attachments.types, maxBytes: regulation.attachments.maxBytes },
  };
}

function objectionText({ solution }: Regulation, language: Language): string | null {
  return solution.objection === null ? null : termText(solution.objection, language);
}

function limitTexts(limits: Readonly<Record<string, TableLimit>>, language: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(limits).map(([clock, limit]) => [clock, limitText(limit, language)]));
}

function limitText(limit: TableLimit, language: Language): string {
  return limit.kind === 'term' ? termText(limit.term, language) : noTerm[limit.kind][language];
}
