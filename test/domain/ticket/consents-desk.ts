/** A desk that asks its clients for consent: SKAI with work outside the schedule, a fixed price and an estimate of costs laid over it. */
import type { JsonObject } from '../../../regulations';
import { builtIn, contracted, rulesOf } from './story';

const source = '4.11';

export const agreementClock: JsonObject = {
  title: { ru: 'Согласие', en: 'Consent' },
  from: 'agreement-proposed',
  until: 'answered',
  limit: 'stated',
  calendar: 'work',
  owes: 'author',
  tell: { due: { at: 'due', whom: 'responsible' } },
  source,
};

export const consentsPatch: JsonObject = {
  agreements: {
    'off-hours-work': {
      title: { ru: 'Работы вне графика', en: 'Work outside the schedule' },
      terms: 'time',
      with: ['author', 'lead'],
      lead: '2 working-day',
      calendar: 'work',
      source,
    },
    'paid-work': {
      title: { ru: 'Платные работы', en: 'Paid work' },
      terms: 'price',
      with: 'lead',
      price: '500 RUB',
      stands: '5 working-day',
      calendar: 'work',
      source,
    },
    costs: {
      title: { ru: 'Оценка стоимости', en: 'Estimate of costs' },
      terms: 'price',
      with: 'author',
      price: 'RUB',
      stands: '5 working-day',
      calendar: 'work',
      source,
    },
    'on-site-hours': {
      title: { ru: 'Согласование с менеджером', en: 'By the manager' },
      terms: 'time',
      with: 'personal-manager',
      lead: '3 hour',
      calendar: 'work',
      when: { topic: 'consulting' },
      source,
    },
  },
  clocks: { agreement: agreementClock },
};

export const consentsDesk = rulesOf(contracted(builtIn('skai'), consentsPatch));
