/** A desk whose regulation does things by itself: SKAI with a rating asked for after the end and an end to waiting laid over it. */
import type { JsonObject } from '../../../regulations';
import { builtIn, contracted, rulesOf } from './story';

const text = (ru: string, en: string): JsonObject => ({ ru, en });

export const rulesPatch: JsonObject = {
  clocks: {
    rating: {
      title: text('Просьба об оценке', 'Asking for a rating'),
      from: 'closed',
      until: 'rated',
      limit: '5 minute',
      calendar: 'always',
      owes: 'nobody',
      tell: { due: { at: 'due', do: 'ask-rating' } },
      source: '10',
    },
    'details-awaited': {
      title: text('Ожидание подробностей', 'Details awaited'),
      from: 'wait',
      when: { wait: 'client-details' },
      until: ['client-word', 'wait-ended'],
      limit: '14 calendar-day',
      ends: 'midnight',
      calendar: 'always',
      owes: 'author',
      tell: {
        soon: { at: '2 calendar-day before', whom: 'author' },
        due: { at: 'due', do: 'close', whom: 'responsible', source: '8' },
      },
      source: '7',
    },
  },
};

export const rulesDesk = rulesOf(contracted(builtIn('skai'), rulesPatch));
