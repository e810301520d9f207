/** Endings with a reason, redirects, work that is put off, releases and pleas for speed, at a desk whose regulation has them. */
import { ticketKind, type LaterBody } from '../../../domain/ticket';
import { abilities } from '../../../domain/process';
import type { Actor } from '../../../domain/policy/actor';
import { told } from '../../letters/told';
import { actsDesk, personalManager } from './acts-desk';
import {
  author,
  builtIn,
  colleague,
  contracted,
  iso,
  manager,
  msk,
  rulesOf,
  skai,
  specialist,
  standing,
  Story,
} from './story';

const broadcast: Actor = { kind: 'system', part: 'broadcast' };

const filed = (): Story => new Story(actsDesk).file('2026-11-27 10:00');
const inWork = (): Story =>
  filed()
    .does('2026-11-27 10:10', manager, { type: 'assign', to: 'sp-01' })
    .does('2026-11-27 11:00', specialist, { type: 'triage', outcome: 'consultation', text: 'Смотрим' });

function can(story: Story, actor: Actor, type: LaterBody['type']): string | undefined {
  return abilities(ticketKind, story.ticket, actor, story.rules, standing, story.ticket.lastAt)[type];
}

/** The letters that the last act led to. */
function letters(story: Story, act: (story: Story) => unknown): string[] {
  const before = story.events.length;
  act(story);
  return told(ticketKind, story, before).map(({ to, kind }) => `${to}: ${kind}`);
}

const noDetails = { type: 'decline', reason: 'no-details', text: 'Без журнала не разобраться' } as const;

describe('HT-14 declined for a reason of the regulation', () => {
  it('ends the ticket, stops a reaction that was owed, and can be reopened', () => {
    const story = inWork().does('2026-11-27 12:00', author, { type: 'reply', text: 'Ну как?' });
    story.does('2026-11-27 12:30', specialist, noDetails);
    expect(story.ticket).toMatchObject({ stage: 'closed', closed: { how: 'declined', reason: 'no-details' } });
    expect(story.ticket.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
    expect(story.events.findLast(({ type }) => type === 'closed')).toMatchObject({
      how: 'declined',
      reason: 'no-details',
      messageId: story.outcomes.at(-1)?.commandId,
    });
    expect(story.owes).toBe('nobody nothing null');
    story.does('2026-11-30 10:00', author, { type: 'rate', score: 'bad' });
    story.does('2026-11-30 10:10', author, { type: 'reopen', text: 'Журнал приложен' });
    expect(story.ticket).toMatchObject({ stage: 'triage', cycle: 2, closed: null });
  });

  it('who answers what nobody has takes it', () => {
    const story = filed().does('2026-11-27 12:30', specialist, noDetails);
    expect(story.ticket.assignee).toBe('sp-01');
  });

  it('the client is told by one letter, with the title of the reason', () => {
    const story = inWork();
    expect(letters(story, (it) => it.does('2026-11-27 12:30', manager, noDetails))).toEqual([
      'p-author: declined',
      'p-spec: declined',
    ]);
    const declined = story.events.flatMap((event, index) => (event.type === 'closed' ? [index] : []));
    expect(told(ticketKind, story, (declined[0] ?? 1) - 1)[0]?.params).toMatchObject({ decline: 'no-details' });
  });

  it.each([
    ['a reason that is not in the regulation', filed(), specialist, { ...noDetails, reason: 'lazy' }, 'unknown-reason'],
    ['a name that every object has', filed(), specialist, { ...noDetails, reason: 'constructor' }, 'unknown-reason'],
    ['by the client', filed(), author, noDetails, 'not-allowed'],
    ['by the personal manager', filed(), personalManager, noDetails, 'not-allowed'],
    ['at a desk without reasons', new Story(skai).file('2026-11-27 10:00'), specialist, noDetails, 'not-provided'],
    ['twice', filed().does('2026-11-27 11:00', specialist, noDetails), specialist, noDetails, 'ticket-closed'],
    [
      'what is solved',
      inWork().does('2026-11-27 11:30', specialist, { type: 'solve', kind: 'answer', text: 'Готово' }),
      specialist,
      noDetails,
      'already-solved',
    ],
  ] as const)('%s: refused, nothing changed', (_name, story, actor, body, refusal) => {
    const before = story.state;
    expect(story.give('2026-11-27 12:00', actor, body)).toBe(refusal);
    expect(story.state).toEqual(before);
    expect(['yes', refusal]).toContain(can(story, actor, 'decline'));
  });
});

describe('HT-7 SM-5 redirected, with a record', () => {
  const toCare = { type: 'redirect', to: 'care', text: 'Это вопрос сопровождения' } as const;

  it('says where the question was sent, and the personal manager hears of what is theirs', () => {
    const story = inWork();
    const told_ = letters(story, (it) => it.does('2026-11-27 12:00', manager, toCare));
    expect(told_).toEqual(['p-author: redirected', 'p-spec: redirected', 'p-own-pm: redirected']);
    expect(story.ticket.closed).toEqual({ at: msk('2026-11-27 12:00'), how: 'redirected', redirect: 'care' });
  });

  it('of a place outside the desk only the client is told', () => {
    const to = letters(inWork(), (it) => it.does('2026-11-27 12:00', specialist, { ...toCare, to: 'hosting' }));
    expect(to).toEqual(['p-author: redirected']);
  });

  it.each([
    ['nowhere', filed(), specialist, { ...toCare, to: 'moon' }, 'unknown-redirect'],
    ['by the client', filed(), author, toCare, 'not-allowed'],
    ['at a desk without redirects', new Story(skai).file('2026-11-27 10:00'), specialist, toCare, 'not-provided'],
    ['after the end', filed().does('2026-11-27 11:00', specialist, toCare), specialist, toCare, 'ticket-closed'],
  ] as const)('%s: refused', (_name, story, actor, body, refusal) => {
    expect(story.give('2026-11-27 12:00', actor, body)).toBe(refusal);
  });
});

describe('HT-14 postponed for a stated reason', () => {
  const noAccess = { type: 'postpone', reason: 'no-access', text: 'Откройте доступ к серверу' } as const;

  it('is a wait whose reason and date the client hears, and a reaction', () => {
    const story = inWork().does('2026-11-27 12:00', author, { type: 'reply', text: 'Ну как?' });
    const until = msk('2026-12-02 12:00');
    expect(letters(story, (it) => it.does('2026-11-27 12:30', specialist, { ...noAccess, until }))).toEqual([
      'p-author: postponed',
    ]);
    expect(story.ticket.wait).toMatchObject({ reason: 'no-access', owner: 'client', until, release: null });
    expect(story.clock('wait').due).toBe('2026-12-02 12:00');
    const reactions = story.ticket.clocks.filter(({ until: end }) => [end].flat().includes('reaction'));
    expect(reactions.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
    expect(story.owes).toContain('author give-details');
    story.does('2026-11-27 13:00', author, { type: 'reply', text: 'Открыли' });
    expect(story.ticket.wait).toBeNull();
  });

  it.each([
    [
      'for a reason that puts nothing off',
      filed(),
      specialist,
      { ...noAccess, reason: 'vehicle' },
      'wait-not-postponing',
    ],
    ['for no reason', filed(), specialist, { ...noAccess, reason: 'toString' }, 'unknown-wait'],
    ['until yesterday', filed(), specialist, { ...noAccess, until: msk('2026-11-26 12:00') }, 'until-in-past'],
    ['by the client', filed(), author, noAccess, 'not-allowed'],
    ['at a desk that puts nothing off', new Story(skai).file('2026-11-27 10:00'), specialist, noAccess, 'not-provided'],
    ['twice', filed().does('2026-11-27 11:00', specialist, noAccess), specialist, noAccess, 'already-waiting'],
  ] as const)('%s: refused', (_name, story, actor, body, refusal) => {
    expect(story.give('2026-11-27 12:00', actor, body)).toBe(refusal);
  });
});

describe('HT-6 SP-7 EA-4 development with a planned release', () => {
  const waits = (): Story => inWork().does('2026-11-27 12:00', specialist, { type: 'wait', reason: 'next-release' });
  const plan = { type: 'plan-release', release: '5.12.3', expectedAt: msk('2026-12-10 12:00') } as const;
  const out = { type: 'release-out', release: '5.12.3', cause: 'p-man' } as const;

  it('the wait has the release and its date, and ends when it is out', () => {
    const story = waits();
    expect(letters(story, (it) => it.does('2026-11-27 12:10', specialist, plan))).toEqual([
      'p-author: release-planned',
    ]);
    expect(story.ticket.wait).toMatchObject({ until: plan.expectedAt, release: { name: '5.12.3' } });
    expect(iso(story.clock('wait').found?.aim.due)).toBe('2026-12-10 12:00');
    expect(letters(story, (it) => it.does('2026-11-27 15:00', broadcast, out))).toEqual([
      'p-author: release-out',
      'p-spec: release-out',
    ]);
    expect(story.ticket.wait).toBeNull();
    expect(story.clock('wait').stopped).toBe('2026-11-27 15:00');
    expect(story.give('2026-11-27 15:01', broadcast, out)).toBe('nothing-to-change');
  });

  it('another release takes its place, and of the first one nothing is told', () => {
    const story = waits()
      .does('2026-11-27 12:10', specialist, plan)
      .does('2026-11-27 12:20', specialist, { type: 'plan-release', release: '5.13' });
    expect(story.ticket.wait).toMatchObject({ until: plan.expectedAt, release: { name: '5.13', expectedAt: null } });
    expect(story.give('2026-12-08 12:00', broadcast, out)).toBe('nothing-to-change');
    expect(story.ticket.wait?.release?.name).toBe('5.13');
  });

  it.each([
    ['without a wait', inWork(), specialist, plan, 'not-waiting'],
    [
      'in a wait for something else',
      inWork().does('2026-11-27 11:30', specialist, { type: 'wait', reason: 'client-details' }),
      specialist,
      plan,
      'wait-without-release',
    ],
    ['for yesterday', waits(), specialist, { ...plan, expectedAt: msk('2026-11-26 12:00') }, 'expected-in-past'],
    ['the same again', waits().does('2026-11-27 12:10', specialist, plan), specialist, plan, 'nothing-to-change'],
    ['by the client', waits(), author, plan, 'not-allowed'],
    ['at a desk without releases', new Story(skai).file('2026-11-27 10:00'), specialist, plan, 'not-provided'],
    ['that it is out, by a person', waits().does('2026-11-27 12:10', specialist, plan), manager, out, 'not-allowed'],
  ] as const)('%s: refused', (_name, story, actor, body, refusal) => {
    expect(story.give('2026-11-27 13:00', actor, body)).toBe(refusal);
  });
});

describe('HT-15 the client asks for more speed', () => {
  const plea = { type: 'speed-up', text: 'Машины стоят' } as const;

  it('a word that the personal manager hears as well; the responsible answers it like any other', () => {
    const story = inWork();
    expect(letters(story, (it) => it.does('2026-11-27 12:00', author, plea))).toEqual([
      'p-spec: speed-up',
      'p-own-pm: speed-up',
    ]);
    expect(can(story, specialist, 'mark-courtesy')).toBe(
      can(inWork().does('2026-11-27 12:00', author, { type: 'reply', text: 'x' }), specialist, 'mark-courtesy'),
    );
  });

  it('only at a desk whose regulation names it, of tickets that it names, and told to those whom it names', () => {
    expect(new Story(skai).file('2026-11-27 10:00').give('2026-11-27 11:00', author, plea)).toBe('not-provided');
    const speedUp = { to: ['manager'], when: { topic: 'server-failure' }, source: '5' };
    const rules = rulesOf(contracted(builtIn('skai'), { speedUp }));
    const filed = (topic: string) => new Story(rules).file('2026-11-27 10:00', { topic });
    expect(filed('consulting').give('2026-11-27 11:00', author, plea)).toBe('condition-not-met');
    const told = letters(filed('server-failure'), (it) => it.does('2026-11-27 11:00', author, plea));
    expect(told).toContain('p-man: speed-up');
    expect(told).not.toContain('p-own-pm: speed-up');
  });

  it('HiveTaxi’s clients ask for it in emergencies', () => {
    const rules = rulesOf(contracted(builtIn('hivetaxi'), { clientCategory: { category: 'vip', source: '2' } }));
    const filed = (category: string) => new Story(rules).file('2026-11-27 10:00', { topic: 'update', category });
    expect(filed('outage').give('2026-11-27 11:00', author, plea)).toBe('done');
    expect(filed('question').give('2026-11-27 11:00', author, plea)).toBe('condition-not-met');
  });

  it('by a colleague who follows the ticket, and not by others', () => {
    const story = inWork();
    expect(story.give('2026-11-27 12:00', colleague, plea)).toBe('not-allowed');
    story.does('2026-11-27 12:10', author, { type: 'share', with: [colleague.personId] });
    expect(letters(story, (it) => it.does('2026-11-27 12:20', colleague, plea))).toEqual([
      'p-spec: speed-up',
      'p-own-pm: speed-up',
      'p-author: colleague-word',
    ]);
  });

  it('while solved it is put before a person; a closed ticket is reopened instead', () => {
    const story = inWork().does('2026-11-27 12:00', specialist, { type: 'solve', kind: 'answer', text: 'Готово' });
    expect(letters(story, (it) => it.does('2026-11-27 12:10', author, plea))).toEqual([
      'p-own-pm: speed-up',
      'p-spec: word-to-judge',
    ]);
    expect(story.ticket.words).toHaveLength(1);
    story.does('2026-11-27 12:20', author, { type: 'close' });
    expect(story.give('2026-11-27 12:30', author, plea)).toBe('ticket-closed');
    expect(story.give('2026-11-27 12:30', specialist, plea)).toBe('not-allowed');
  });
});
