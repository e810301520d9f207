/** A desk with all that a regulation need not have: SKAI with endings by reason, redirects, releases and emergencies laid over it. */
import type { PersonActor } from '../../../domain/policy/actor';
import type { JsonObject } from '../../../regulations';
import { builtIn, contracted, rulesOf, specialist } from './story';

const source = '4.11';

export const actsPatch: JsonObject = {
  intake: {
    channels: ['portal', 'email', 'api'],
    contacts: { messenger: { title: { ru: 'Мессенджер', en: 'Messenger' } } },
  },
  declines: {
    'no-details': { title: { ru: 'Недостаточно сведений', en: 'Not enough information' }, source },
    unlicensed: { title: { ru: 'Нелицензионная копия', en: 'Unlicensed copy' }, source },
  },
  redirects: {
    care: { title: { ru: 'Отдел сопровождения', en: 'Customer care' }, to: 'personal-manager', source: '3' },
    hosting: { title: { ru: 'Хостинг-провайдер', en: 'The hosting provider' }, source: '1' },
  },
  scope: {
    in: [{ text: { ru: 'Ошибки продукта', en: 'Defects of the product' }, source: '3' }],
    out: [
      {
        text: { ru: 'Пожелания', en: 'Wishes' },
        to: 'care',
        except: { ru: 'Если это ошибка', en: 'Unless it is a defect' },
        source: '3',
      },
      { text: { ru: 'Чужие проекты', en: 'Projects of others' }, source: '1' },
    ],
  },
  waits: {
    'no-access': {
      title: { ru: 'Нет доступа', en: 'No access' },
      owner: 'client',
      pauses: [],
      postpones: true,
      source,
    },
    'next-release': {
      title: { ru: 'Выпуск обновления', en: 'A release' },
      owner: 'supplier',
      pauses: [],
      postpones: true,
      release: true,
      source,
    },
  },
  clocks: {
    'emergency-answer': {
      title: { ru: 'Ответ на запрос', en: 'Answer to a proposal' },
      from: 'emergency-proposed',
      until: 'answered',
      limit: '1 hour',
      calendar: 'always',
      owes: 'personal-manager',
      source,
    },
  },
  emergency: {
    reasons: {
      outage: { title: { ru: 'Работа невозможна', en: 'Work is impossible' }, approval: 'none', source: '2' },
      'critical-defect': {
        title: { ru: 'Критическая ошибка', en: 'A critical defect' },
        approval: 'none',
        workaround: 'forbidden',
        source: '2',
      },
      'by-agreement': {
        title: { ru: 'По согласованию', en: 'By agreement' },
        approval: 'personal-manager',
        source: '2',
      },
    },
    priority: 'critical',
    source: '2',
  },
  speedUp: { to: 'personal-manager', source: '5' },
};

export const actsDesk = rulesOf(contracted(builtIn('skai'), actsPatch));

/** Of the client of the stories. */
export const personalManager: PersonActor = {
  ...specialist,
  personId: 'p-own-pm',
  shortId: 'pm-01',
  role: 'personal-manager',
  clientId: 'c-1',
};
