/** What is read of changes of the rules, from their draft until everything open counts by them. */
import type { RefusalCode } from '../domain/policy/refusals';
import type { About, PublicationEvent, PublicationStage } from '../domain/publication';
import type { KernelEvent } from '../domain/process';
import type { Text } from '../domain/regulation/types';
import { layerText } from './account';
import { both, fill, say, type Language } from './language';

export const publicationRefusals = {
  'not-a-draft': both(
    'Это больше не черновик: изменение опубликовано или отозвано.',
    'This is no draft any more: the change is published or withdrawn.',
  ),
  rehearsing: both(
    'Идёт проверка на открытых заявках. Дождитесь её конца.',
    'A rehearsal is under way. Wait until it has ended.',
  ),
} as const satisfies Partial<Record<RefusalCode, Text>>;

export const publicationStageTexts: Readonly<Record<PublicationStage, Text>> = {
  draft: both('черновик', 'draft'),
  rehearsing: both('проверяется на открытых заявках', 'being rehearsed'),
  waiting: both('опубликовано, ещё не действует', 'published, not in force yet'),
  moving: both('открытые заявки пересчитываются', 'open tickets are being moved'),
  done: both('действует', 'in force'),
  withdrawn: both('отозвано', 'withdrawn'),
};

export const changeKindTexts: Readonly<Record<About['kind'], Text>> = {
  'calendar-years': both('календарь', 'calendar'),
  contract: both('договор', 'contract'),
  regulation: both('регламент', 'regulation'),
};

/** What is done to a publication, as its record tells it; the kernel's own facts are nobody's news. */
export const publicationActTexts: Readonly<Record<Exclude<PublicationEvent['type'], KernelEvent['type']>, Text>> = {
  'draft-opened': both('Черновик начат', 'Draft begun'),
  'draft-revised': both('Черновик изменён', 'Draft changed'),
  'rehearsal-asked': both('Начата проверка на открытых заявках', 'Rehearsal begun'),
  rehearsed: both('Проверка закончена', 'Rehearsal ended'),
  'rehearsal-failed': both('Проверка не удалась', 'Rehearsal failed'),
  published: both('Опубликовано', 'Published'),
  'came-into-force': both('Вступило в силу', 'Came into force'),
  'batch-moved': both('Пересчитана часть открытых заявок', 'Some of the open tickets were moved'),
  finished: both('Все открытые заявки пересчитаны', 'All open tickets were moved'),
  withdrawn: both('Отозвано', 'Withdrawn'),
};

export const publicationDetails = {
  head: both('**{number}** — {kind}: {about}, {stage}', '**{number}** — {kind}: {about}, {stage}'),
  batch: both('Пересчитано {moved} из {affected}, не подошло {unfit}', 'Moved {moved} of {affected}, not fit {unfit}'),
} as const;

/** What is changed, by the codes that people know it by. */
export function aboutText(about: About): string {
  switch (about.kind) {
    case 'calendar-years':
      return about.years.map(({ layer, year }) => `${layer} ${year}`).join(', ');
    case 'contract':
      return about.number;
    case 'regulation':
      return about.version;
    default: {
      const never: never = about;
      return never;
    }
  }
}

const titles = {
  year: both('Календарь {of}, {year} год', 'Calendar of {of}, {year}'),
  contract: both('Договор № {number}, {company}', 'Contract {number}, {company}'),
  regulation: both('Регламент, редакция {version}', 'Regulation, version {version}'),
} as const;

/** What is changed, as people call it. @param company whose contract it is */
export function changeTitle(about: About, company: string | null, language: Language): string {
  switch (about.kind) {
    case 'calendar-years':
      return about.years
        .map(({ layer, year }) => fill(say(titles.year, language), { of: layerText(layer, language), year }))
        .join(', ');
    case 'contract':
      return fill(say(titles.contract, language), { number: about.number, company: company ?? about.clientId });
    case 'regulation':
      return fill(say(titles.regulation, language), { version: about.version });
    default: {
      const never: never = about;
      return never;
    }
  }
}

/** Over what a draft was begun, and what of that is another now. */
export const draftBaseTexts = {
  year: both('Календарь {of}, {year} год: редакция {revision}', 'Calendar of {of}, {year}: revision {revision}'),
  noYear: both(
    'Календарь {of}, {year} год: его ещё не публиковали',
    'Calendar of {of}, {year}: it was not published yet',
  ),
  version: both('Регламент, редакция {version}', 'The regulation, version {version}'),
  noVersion: both('Регламент ещё не действовал', 'No regulation was in force yet'),
  contracts: both('; договоры клиента: {numbers}', '; contracts of the client: {numbers}'),
  noContracts: both('; договоров у клиента не было', '; the client had no contract'),
  movedYear: both('Календарь {of}, {year} год опубликовали заново', 'The calendar of {of}, {year}, was published anew'),
  movedVersion: both('Опубликовали редакцию {version} регламента', 'Version {version} of the regulation was published'),
  movedContract: both(
    'Опубликовали другой договор этого клиента, № {number}',
    'Another contract of this client was published, {number}',
  ),
  movedInForce: both(
    'Вступила в силу другая редакция регламента, {version}: когда начали черновик, она уже была опубликована',
    'Another version of the regulation is in force now, {version}, which was published when the draft was begun',
  ),
} as const;
