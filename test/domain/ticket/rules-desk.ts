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

/** The client is told by when, told before that passes, and called until agreed; silence closes nothing. */
export const calledPatch: JsonObject = {
  clocks: {
    'to-estimate': {
      title: text('Срок для клиента', 'An indicative time'),
      from: 'opened',
      until: 'estimate',
      limit: '1 hour',
      calendar: 'always',
      owes: 'responsible',
      tell: { due: { at: 'due', whom: 'manager' } },
      source: '6',
    },
    promise: {
      until: ['solution', 'estimate'],
      calendar: 'always',
      tell: { slips: { at: '30 minute before', whom: ['author', 'responsible'], anyHour: true } },
    },
    'client-call': {
      title: text('Звонок клиенту', 'The call to the client'),
      from: { solved: { on: 'solved' }, again: { on: 'client-not-reached', when: { stage: 'solved' } } },
      until: 'agreed',
      limit: '4 hour',
      calendar: 'always',
      owes: 'responsible',
      tell: { due: { at: 'due', whom: ['responsible', 'manager'], anyHour: true } },
      source: '7',
    },
    'call-back': {
      title: text('Повторный звонок', 'Another call'),
      from: { again: { on: 'client-not-reached', when: { stage: ['triage', 'resolution'] } } },
      until: 'call-logged',
      limit: '30 minute',
      calendar: 'always',
      owes: 'responsible',
      tell: { due: { at: 'due', whom: 'manager', anyHour: true } },
      source: '5',
    },
  },
  solution: { objection: 'never', warn: 'none' },
};

export const calledDesk = rulesOf(contracted(builtIn('skai'), calledPatch));

export const rulesDesk = rulesOf(contracted(builtIn('skai'), rulesPatch));
