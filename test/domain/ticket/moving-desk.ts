/** The desk of several services, with rules that raise the priority and move tickets on. */
import type { JsonObject } from '../../../regulations';
import { contracted, rulesOf } from './story';
import { servicesDesk } from './services-desk';

const text = (ru: string, en: string): JsonObject => ({ ru, en });

export const movingPatch: JsonObject = {
  clocks: {
    raising: {
      title: text('Повышение приоритета', 'Raising the priority'),
      from: 'opened',
      until: 'first-answer',
      limit: '2 working-hour',
      calendar: 'work',
      owes: 'nobody',
      tell: { due: { at: 'due', do: 'escalate', to: 'critical' } },
      source: '8',
    },
    severity: {
      title: text('Время по приоритету', 'The time of the priority'),
      from: 'opened',
      until: 'reaction',
      limit: {
        critical: { when: { priority: 'critical' }, value: '4 working-hour', source: '8' },
        else: { value: '8 working-hour' },
      },
      calendar: 'work',
      owes: 'responsible',
      source: '8',
    },
    'hand-over': { tell: { due: { do: 'hand-over', to: 'central', whom: ['service', 'manager'] } } },
  },
};

export const movingDesk = rulesOf(contracted(servicesDesk(), movingPatch));
