import type { Limit, Regulation, Text } from '../../domain/regulation';
import type { Rules } from '../../domain/process';
import type { Language } from '../../texts/language';
import { noTerm } from '../../texts/limits';
import { termText } from '../../texts/terms';
import { conditionsOf, presentActs } from './present-acts';
import { presentServiceRules } from './present-services';
import { presentTellings } from './present-tellings';

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
    contactChannels: titles(regulation.intake.contacts ?? {}, language),
    topics: titles(regulation.topics, language),
    requestTypes: titles(regulation.requestTypes, language),
    requestTypeRequired: regulation.intake.requestType === 'required',
    categories: titles(regulation.categories, language),
    levels: titles(regulation.levels, language),
    priorities: titles(regulation.priorities, language),
    services: role === 'client' ? [] : titles(regulation.services, language),
    skills: role === 'client' || regulation.visits === undefined ? null : named(regulation.visits.skills, language),
    reviewsClosed: regulation.review !== undefined,
    plansReleases: Object.values(regulation.waits).some(({ release }) => release === true),
    links: {
      people: `/api/v1/desks/${regulation.code}/people`,
      forms: `/api/v1/desks/${regulation.code}/forms`,
    },
  };
}

type Titled = Readonly<Record<string, { readonly title: Text }>>;

function titles(entries: Titled, language: Language): { code: string; title: string }[] {
  return Object.entries(entries).map(([code, { title }]) => ({ code, title: title[language] }));
}

function named(texts: Readonly<Record<string, Text>>, language: Language): { code: string; title: string }[] {
  return Object.entries(texts).map(([code, title]) => ({ code, title: title[language] }));
}

interface Version {
  readonly desk: string;
  readonly version: string;
  readonly publishedOn: string;
  readonly inForceFrom: string;
}

/** A version; the current one with its content. @param toClient without what is the desk's own */
export function presentRegulation(version: Version, rules: Rules, language: Language, toClient: boolean): object {
  const current = version.version === rules.regulation.version;
  const { desk, version: name, publishedOn, inForceFrom } = version;
  const shown = current
    ? { ...content(rules, language), ...presentServiceRules(rules.regulation, language, toClient) }
    : null;
  return { desk, version: name, publishedOn, inForceFrom, current, content: shown };
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
        required: field.required === true && field.when === undefined,
        choices: Object.entries(field.choices ?? {}).map(([code, text]) => ({ code, title: say(text) })),
      })),
      source,
    })),
    categories: entries(regulation.categories, ({ title, source }) => ({ title: say(title), source })),
    levels: entries(regulation.levels, ({ title, source }) => ({ title: say(title), source })),
    level: (regulation.level ?? []).map(({ when, value, source }) => ({
      conditions: conditionsOf(when),
      level: value,
      source,
    })),
    priorities: entries(regulation.priorities, ({ title, rank, source }) => ({ title: say(title), rank, source })),
    clocks: entries(regulation.clocks, ({ title, from, until, limit, owes, tell, source }) => ({
      title: say(title),
      from: from.map(({ on }) => on),
      until: until.map(({ on }) => on),
      limits: limit.map((row) => ({
        conditions: conditionsOf(row.when),
        limit: limitText(row.value, language),
        source: row.source,
      })),
      owes,
      tellings: presentTellings(tell, regulation, language),
      source,
    })),
    waits: entries(regulation.waits, ({ title, owner, pauses, postpones, release, source }) => ({
      title: say(title),
      owner,
      pauses,
      postpones: postpones === true,
      release: release === true,
      source,
    })),
    ...presentActs(regulation, language),
    statuses: titles(regulation.statuses, language),
    scale: entries(regulation.feedback.scale, ({ title, colour }) => ({ title: say(title), colour: colour ?? null })),
    reasons: Object.entries(regulation.feedback.reasons).map(([code, text]) => ({ code, title: say(text) })),
    objection: objectionText(regulation, language),
    attachments: {
      types: regulation.attachments.types,
      packed: regulation.attachments.packed ?? null,
      maxBytes: regulation.attachments.maxBytes,
    },
  };
}

function objectionText({ solution }: Regulation, language: Language): string | null {
  return solution.objection === null ? null : termText(solution.objection, language);
}

/** A limit in words; by its word where a person tells the date or the ticket agrees on it. */
function limitText(limit: Limit, language: Language): string {
  switch (limit.kind) {
    case 'term':
      return termText(limit.term, language);
    case 'to-be-agreed':
    case 'not-promised':
      return noTerm[limit.kind][language];
    case 'stated':
    case 'objection':
      return limit.kind;
    default: {
      const never: never = limit;
      return never;
    }
  }
}
