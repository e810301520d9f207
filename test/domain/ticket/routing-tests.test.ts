/** Preliminary tests whose result hands the ticket over to the service of the zone in which the fault lies (HD-4). */
import type { PersonActor } from '../../../domain/policy/actor';
import { fold } from '../../../domain/process';
import { ticketKind, type LaterBody } from '../../../domain/ticket';
import type { JsonObject } from '../../../regulations';
import { exchangePerson, ExchangeStory, servicesDesk } from './services-desk';
import { rulesOf, type Story } from './story';

const [line, eastern] = ['sp-11', 'sp-13'].map(exchangePerson) as [PersonActor, PersonActor];
// A Monday.
const filedAt = '2026-11-23 10:00';
const accept: LaterBody = { type: 'accept' };
const back: LaterBody = { type: 'return', reason: 'Не наш участок', text: 'Проверьте шлюз' };

describe('HD-4 a result that hands the ticket over', () => {
  const result = (service: string, act: object = { do: 'hand-over' }): JsonObject => ({
    ...{ title: { ru: 'Зона', en: 'Zone' }, service },
    ...act,
  });
  const zone = {
    zone: {
      title: { ru: 'Зона неисправности', en: 'Zone of the fault' },
      results: {
        line: result('line'),
        central: result('central'),
        eastern: result('eastern'),
        maybe: result('eastern', {}),
      },
      source: '5',
    },
  };
  const routed = rulesOf(servicesDesk({ tests: zone }));
  const found = (code: string, more: object = {}): LaterBody => ({
    type: 'record-test',
    test: 'zone',
    result: code,
    ...more,
  });
  const fresh = (): ExchangeStory =>
    new ExchangeStory(routed).file(filedAt, { topic: 'remote-diagnostics', vehicles: 1 });
  const types = (story: Story, before: number) => story.events.slice(before).map(({ type }) => type);

  it('asks the service of the zone, with its clock and its letter, and it takes the ticket', () => {
    const story = fresh();
    const before = story.events.length;
    story.does('2026-11-23 12:00', line, found('eastern', { text: 'Журнал' }));
    expect(types(story, before).slice(0, 2)).toEqual(['test-recorded', 'handed-over']);
    expect([story.at, story.owes]).toEqual(['line > eastern', 'service answer-hand-over 2026-11-24 07:00']);
    expect(story.clock('first-service').stopped).toBe('2026-11-23 12:00');
    const handed = story.events.find(({ type }) => type === 'handed-over');
    const letters = handed && ticketKind.notices?.(handed, story.ticket, story.rules, story.ticket);
    expect(letters).toMatchObject([
      { kind: 'service-asked', audience: 'service', params: { service: 'eastern', found: 'zone/eastern' } },
    ]);
    // A person has found it: rules may still ask that service by themselves.
    expect(story.ticket.service.byRule).toEqual([]);
    story.does('2026-11-24 07:00', eastern, accept);
    expect(story.at).toBe('eastern');
    expect(fold(ticketKind, story.events)).toEqual(story.ticket);
  });

  it('said twice it asks once; another zone takes it back from the one that has not answered', () => {
    const story = fresh()
      .does('2026-11-23 12:00', line, found('eastern'))
      .does('2026-11-23 12:10', line, found('eastern'));
    expect(story.types.filter((type) => type === 'handed-over')).toHaveLength(1);
    story.does('2026-11-23 12:20', line, found('central'));
    expect(story.at).toBe('line > central');
    expect(story.events.find(({ type }) => type === 'hand-over-lapsed')).toMatchObject({
      service: 'eastern',
      because: 'routed',
    });
    story.does('2026-11-23 12:30', line, found('line'));
    expect(story.at).toBe('line');
    expect(story.clock('first-service').stopped).toBeNull();
  });

  it('returned and found again, it is asked again; what only suggests moves nothing', () => {
    const story = fresh().does('2026-11-23 12:00', line, found('eastern')).does('2026-11-24 07:00', eastern, back);
    story.does('2026-11-24 12:00', line, found('maybe'));
    expect(story.at).toBe('line');
    story.does('2026-11-24 12:10', line, found('eastern'));
    expect(story.at).toBe('line > eastern');
  });

  it('what is solved stays where it is, and the record says why', () => {
    const story = fresh().does('2026-11-23 12:00', line, { type: 'solve', kind: 'repair', text: 'Готово' });
    story.does('2026-11-23 12:10', line, found('eastern'));
    expect(story.at).toBe('line');
    expect(story.events.at(-1)).toMatchObject({ type: 'test-recorded', refused: 'already-solved' });
  });
});
