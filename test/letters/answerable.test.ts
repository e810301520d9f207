/** Which letters can be answered by a press, desk by desk (SK-11, SP-10). */
import { ticketKind } from '../../domain/ticket';
import { author, builtIn, manager, rulesOf, specialist, Story } from '../domain/ticket/story';
import { told } from './told';

type Desk = Parameters<typeof builtIn>[0];

/** Answered, solved, closed by the author, and some minutes later. */
function lived(desk: Desk): Story {
  return new Story(rulesOf(builtIn(desk)))
    .file('2026-11-27 12:00', { topic: builtIn(desk).regulation.otherTopic })
    .does('2026-11-27 12:10', manager, { type: 'assign', to: 'sp-01' })
    .does('2026-11-27 12:20', specialist, { type: 'reply', text: 'Смотрим' })
    .does('2026-11-27 12:30', specialist, { type: 'solve', kind: 'answer', text: 'Готово' })
    .does('2026-11-27 13:00', author, { type: 'close' })
    .pass('2026-11-27 14:00');
}

/** The letters that carry answers, with the cycle that they are for. */
function answerable(story: Story): unknown[] {
  return told(ticketKind, story)
    .filter(({ params }) => params['pressCycle'] !== undefined)
    .map(({ to, kind, params }) => [to, kind, params['pressCycle']]);
}

it.each<[Desk, unknown[]]>([
  [
    'skai',
    [
      ['p-author', 'answer', 1],
      ['p-author', 'solution', 1],
      ['p-author', 'closed', 1],
    ],
  ],
  ['smartplayer', [['p-author', 'rating-asked', 1]]],
  ['hivetaxi', [['p-author', 'closed', 1]]],
  ['helpdesk', [['p-author', 'closed', 1]]],
])('SK-11 SP-10 the desk says which: %s', (desk, letters) => {
  expect(answerable(lived(desk))).toEqual(letters);
});

it('SK-11 none of them once the work is rated; a cycle later they are for that one', () => {
  const story = lived('skai').does('2026-11-27 14:10', author, { type: 'rate', score: 'good' });
  const before = answerable(story).length;
  story
    .does('2026-11-27 14:20', author, { type: 'reopen', text: 'Снова то же' })
    .does('2026-11-27 14:30', specialist, { type: 'reply', text: 'Смотрим' });
  expect(answerable(story).slice(before)).toEqual([['p-author', 'answer', 2]]);
});

it('SK-11 a letter about nothing but a date, or to somebody else, cannot be answered so', () => {
  const story = new Story()
    .file('2026-11-27 12:00', { topic: 'consulting' })
    .does('2026-11-27 12:10', manager, { type: 'assign', to: 'sp-01' })
    .does('2026-11-27 12:20', specialist, { type: 'wait', reason: 'client-details' })
    .does('2026-11-27 12:30', author, { type: 'reply', text: 'Вот номер' });
  expect(answerable(story)).toEqual([]);
});
