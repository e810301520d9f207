/** What the desk's people read in the timeline of what a rule has done, or could not do. */
import { presentEvent } from '../../api/timeline/present-event';
import type { TicketEvent } from '../../domain/ticket';
import type { Language } from '../../texts/language';
import { movingDesk } from '../domain/ticket/moving-desk';

type Acted = Extract<TicketEvent, { type: 'rule-acted' }>;

function textOf(own: Partial<Acted>, language: Language): unknown {
  const event: Acted = {
    ...{ type: 'rule-acted', key: '1/raising', act: 'escalate', source: '8; setting', refused: null },
    ...{ revision: 5, at: 0, by: { part: 'clock' }, commandId: 'tick/1/raising/due/0' },
    ...own,
  };
  const reading = { rules: movingDesk, language, timeZone: 'Europe/Moscow', staff: new Map(), visits: [] };
  return presentEvent(event, null, { ...reading, acceptedAt: null, names: new Map() });
}

it.each<[Partial<Acted>, string, string]>([
  [
    { priority: 'critical' },
    'По регламенту (8; настройка службы), «Повышение приоритета»: повысить приоритет до «Критический»',
    'By the regulation (8; the desk\'s setting), "Raising the priority": raise the priority to "Critical"',
  ],
  [
    { priority: 'critical', refused: 'priority-not-lower' },
    'По регламенту (8; настройка службы), «Повышение приоритета»: повысить приоритет до «Критический». Не сделано. Приоритет и так не ниже.',
    'By the regulation (8; the desk\'s setting), "Raising the priority": raise the priority to "Critical". Not done. The priority is as high already.',
  ],
  [
    { act: 'hand-over', service: 'central', key: '1/hand-over' },
    'По регламенту (8; настройка службы), «Ответ на передачу»: передать службе «Центральная служба»',
    'By the regulation (8; the desk\'s setting), "Answer to a hand-over": hand it over to the service "Central service"',
  ],
])('HD-8 X-3 %#: an act of a rule is told with its source', (own, ru, en) => {
  expect(textOf(own, 'ru')).toMatchObject({ text: ru });
  expect(textOf(own, 'en')).toMatchObject({ text: en });
});
