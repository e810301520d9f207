/** What a row of a regulation depends on, in words. */
import type { When } from '../../domain/regulation';
import type { Text } from '../../domain/regulation/types';
import { codeText } from '../codes';
import { both, fill, textOf, type Language } from '../language';
import { districtText } from '../visits';

type Titles = Readonly<Record<string, { readonly title: Text }>>;

/** What a regulation calls the things that conditions name. */
export interface Named {
  readonly topics: Titles;
  readonly requestTypes: Titles;
  readonly levels: Titles;
  readonly categories: Titles;
  readonly clientCategories: Titles;
  readonly priorities: Titles;
  readonly services: Titles;
  readonly waits: Titles;
}

const asked = {
  topic: both('тема: {what}', 'topic: {what}'),
  requestType: both('вид обращения: {what}', 'type of request: {what}'),
  level: both('уровень обслуживания: {what}', 'service level: {what}'),
  category: both('категория: {what}', 'category: {what}'),
  clientCategory: both('категория клиента: {what}', 'category of the client: {what}'),
  priority: both('приоритет: {what}', 'priority: {what}'),
  service: both('служба: {what}', 'service: {what}'),
  wait: both('ожидание: {what}', 'wait: {what}'),
  stage: both('этап: {what}', 'stage: {what}'),
  district: both('{what}', '{what}'),
  asked: both('последний звонок: {what}', 'last call: {what}'),
  emergency: both('{what}', '{what}'),
  fault: both('{what}', '{what}'),
  cycle: both('{what}', '{what}'),
  round: both('{what}', '{what}'),
} as const satisfies Partial<Record<keyof When, Text>>;

const values: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  emergency: {
    none: both('экстренного режима нет', 'no emergency'),
    declared: both('экстренный режим', 'emergency'),
    'with-developers': both('экстренный режим, работают разработчики', 'emergency, with the developers'),
  },
  fault: {
    undetermined: both('чья вина, не установлено', 'whose fault it is, is not known'),
    client: both('по вине клиента', "the client's fault"),
    'not-client': both('не по вине клиента', "not the client's fault"),
  },
  cycle: {
    first: both('заявка открыта впервые', 'the ticket is open for the first time'),
    later: both('заявка открыта повторно', 'the ticket was reopened'),
  },
  round: {
    first: both('первое решение', 'the first solution'),
    later: both('решение после возражений', 'a solution after an objection'),
  },
};

const vehicles = both('ТС: {what}', 'vehicles: {what}');
const assigned = {
  yes: both('ответственный назначен', 'somebody is responsible'),
  no: both('ответственный не назначен', 'nobody is responsible'),
};
const or = both(' или ', ' or ');

/** Where each kind of name has its titles. */
const titled = {
  topic: 'topics',
  requestType: 'requestTypes',
  level: 'levels',
  category: 'categories',
  clientCategory: 'clientCategories',
  priority: 'priorities',
  service: 'services',
  wait: 'waits',
} as const satisfies Partial<Record<keyof When, keyof Named>>;

/** All of a condition, joined by semicolons; null for one that asks nothing. */
export function conditionText(when: When, named: Named, language: Language): string | null {
  const parts = (Object.keys(when) as (keyof When)[]).map((key) => partText(key, when, named, language));
  return parts.length === 0 ? null : parts.join('; ');
}

function partText(key: keyof When, when: When, named: Named, language: Language): string {
  if (key === 'vehicles') {
    const [least, most] = when.vehicles ?? [1, 1];
    return fill(vehicles[language], { what: least === most ? least : `${least}–${most}` });
  }
  if (key === 'assigned') return (when.assigned === true ? assigned.yes : assigned.no)[language];
  const words = (when[key] ?? []).map((word) => wordText(key, word, named, language));
  return fill(asked[key][language], { what: words.join(or[language]) });
}

function wordText(key: Exclude<keyof When, 'vehicles' | 'assigned'>, word: string, named: Named, language: Language) {
  if (key in titled) {
    const titles = named[titled[key as keyof typeof titled]];
    return Object.hasOwn(titles, word) ? (titles[word]?.title[language] ?? word) : word;
  }
  if (key === 'district') return districtText(word)[language];
  const own = values[key];
  return own === undefined ? codeText(word, language) : textOf(own, word)[language];
}
