/** What an emergency does to clocks whose tables ask for it: round the clock while it is declared, working time with developers. */
import { actsPatch } from './acts-desk';
import { builtIn, contracted, rulesOf, specialist, Story } from './story';

const source = '2';
const rules = rulesOf(
  contracted(builtIn('skai'), {
    ...actsPatch,
    clocks: {
      ...(actsPatch['clocks'] as object),
      reaction: {
        title: { ru: 'Реакция', en: 'Reaction' },
        from: ['opened', 'client-word'],
        until: ['first-answer', 'reaction'],
        limit: {
          'own-fault': { when: { fault: 'client' }, value: 'not-promised', source },
          else: { value: '3 working-hour', source },
        },
        calendar: {
          emergency: { when: { emergency: 'declared' }, value: 'always', source },
          else: { value: 'work', source },
        },
        owes: 'responsible',
        source,
      },
    },
  }),
);

it('HT-1 HT-3 the reaction counts round the clock while it is declared, and working time once developers have it', () => {
  // A Friday, an hour before closing.
  const story = new Story(rules).file('2026-11-27 17:00');
  const due = (): unknown => story.clock('reaction').due;
  expect(due()).toBe('2026-11-30 11:30');
  story.does('2026-11-27 17:30', specialist, { type: 'declare-emergency', reason: 'outage' });
  expect(due()).toBe('2026-11-27 20:00');
  story.does('2026-11-27 19:00', specialist, { type: 'end-emergency', because: 'developers' });
  expect(due()).toBe('2026-11-30 11:30');
  story.does('2026-11-27 19:10', specialist, { type: 'declare-emergency', reason: 'outage' });
  expect(due()).toBe('2026-11-27 20:00');
  // By the client's own fault there is help, without the level's limit.
  story.does('2026-11-27 19:20', specialist, { type: 'classify', fault: 'client' });
  expect(due()).toBeNull();
  story.does('2026-11-27 19:30', specialist, { type: 'classify', fault: 'not-client' });
  expect(due()).toBe('2026-11-27 20:00');
  story.does('2026-11-27 19:40', specialist, { type: 'end-emergency', because: 'declared-wrongly' });
  expect(due()).toBe('2026-11-30 11:30');
});
