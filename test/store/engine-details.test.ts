/** What a manager reads of a ticket in the engine's console. */
import type { PersonActor } from '../../domain/policy/actor';
import { nextStep } from '../../domain/ticket';
import { runningByDue } from '../../store/process/running-by-due';
import { engineDetails } from '../../texts/engine-details';
import { exchangePerson, ExchangeStory } from '../domain/ticket/services-desk';
import { manager, Story } from '../domain/ticket/story';

const details = (story: Story, language: 'ru' | 'en'): string => {
  const { ticket: state, rules } = story;
  const clocks = runningByDue(state);
  return engineDetails({ state, regulation: rules.regulation, step: nextStep(state), clocks }, language);
};
const [line, eastern] = ['sp-11', 'sp-13'].map(exchangePerson) as [PersonActor, PersonActor];
const filed = (): ExchangeStory =>
  new ExchangeStory().file('2026-11-23 10:00', { topic: 'remote-diagnostics', vehicles: 1 });

it('HD-3 EA-2 which service has the ticket, and which one is asked to take it', () => {
  const story = filed();
  expect(details(story, 'ru')).toContain('Служба: Первая линия\n');
  story.does('2026-11-23 12:00', line, { type: 'hand-over', to: 'eastern', text: 'Обрыв у вас' });
  expect(details(story, 'ru')).toContain('Служба: Первая линия, передаёт службе «Восточная служба»');
  expect(details(story, 'en')).toContain('Service: First line, handing over to "Eastern service"');
  story.does('2026-11-24 07:00', eastern, { type: 'accept' });
  expect(details(story, 'en')).toContain('Service: Eastern service\n');
});

it('a desk that names no services shows none', () => {
  const story = new Story().file('2026-11-23 10:00').does('2026-11-23 10:05', manager, { type: 'assign', to: 'sp-01' });
  expect(details(story, 'en')).not.toContain('Service');
});

it('SK-2 what has passed is said to have', () => {
  const story = filed().does('2026-11-23 12:00', line, { type: 'hand-over', to: 'eastern', text: 'Обрыв у вас' });
  expect(details(story, 'en')).not.toContain('has passed');
  story.pass('2026-11-25 07:00');
  expect(details(story, 'en')).toMatch(/\| Answer to a hand-over \| .* \(has passed\) \|/);
  expect(details(story, 'ru')).toContain('— срок прошёл |');
});
