/** Who may close and reopen, where the regulation of the desk or the client's contract says so itself. */
import type { PersonActor } from '../../../domain/policy/actor';
import { abilities, type Rules } from '../../../domain/process';
import { statusFor } from '../../../domain/regulation';
import { ticketKind, type LaterBody } from '../../../domain/ticket';
import { situationOf } from '../../../domain/ticket/situation';
import type { JsonObject } from '../../../regulations';
import {
  author,
  builtIn,
  catalogOf,
  colleague,
  console_,
  contracted,
  manager,
  msk,
  rulesOf,
  specialist,
  Story,
} from './story';

const source = 'HD 7';
const open = { ru: 'Открыта', en: 'Open' };
/** Every close needs the client's agreement, and silence is none. */
const agreedOnly = rulesOf(
  contracted(builtIn('skai'), {
    rights: {
      close: ['author', { role: ['specialist', 'coordinator', 'manager', 'administrator'], when: { asked: 'agreed' } }],
      source,
    },
    solution: { objection: 'never', warn: 'none', countsFrom: 'solution', source },
    statuses: { 'to-be-called': { title: open, when: { asked: 'not-reached', stage: 'solved' }, source } },
  }),
);
const withRights = (rights: JsonObject) => rulesOf(contracted(builtIn('skai'), { rights: { ...rights, source } }));
const lead: PersonActor = { ...author, personId: 'p-lead', shortId: 'cl-03', inCompany: 'lead' };

const filed = (rules = agreedOnly) => new Story(rules).file('2026-11-23 10:00');
const solve = { type: 'solve', text: 'x', kind: 'repair' } as const;
const call = (outcome: 'agreed' | 'not-reached' | 'objected' | 'reached') =>
  ({ type: 'log-call', direction: 'out', outcome, text: 'x' }) as const;
const close = (reason?: 'withdrawn' | 'duplicate' | 'confirmed-by-phone'): LaterBody =>
  reason === undefined ? { type: 'close' } : { type: 'close', reason };
const can = (story: Story, actor: PersonActor, rules = agreedOnly) =>
  abilities(ticketKind, story.ticket, actor, rules, story.ticket, story.ticket.lastAt);

describe('HD-7 a ticket is closed only with a recorded agreement', () => {
  it.each([
    ['a specialist', specialist],
    ['a manager', manager],
  ])('is refused without one, and nothing changes: %s', (_who, actor) => {
    for (const story of [filed(), filed().does('2026-11-23 11:00', specialist, solve)]) {
      const before = story.ticket;
      for (const reason of ['withdrawn', 'duplicate', 'confirmed-by-phone'] as const)
        expect(story.give('2026-11-23 12:00', actor, close(reason))).toBe('agreement-needed');
      expect(story.ticket).toEqual(before);
    }
  });

  it('is refused to a hand in the console of the engine as well: it stays open, and somebody has to see to that', () => {
    const story = filed().does('2026-11-23 11:00', specialist, solve);
    expect(story.give('2026-11-23 12:00', console_, close('withdrawn'))).toBe('agreement-needed');
    expect(story.ticket).toMatchObject({ stage: 'solved', closed: null });
    expect(story.clock('signal-refused').exists).toBe(true);
  });

  it('`can` says so beforehand', () => {
    const story = filed().does('2026-11-23 11:00', specialist, solve);
    expect(can(story, specialist)['close']).toBe('agreement-needed');
    expect(can(story, manager)['close']).toBe('agreement-needed');
    expect(can(story, author)['close']).toBe('yes');
  });

  it('a call in which the client agreed closes what is solved; one that reached nobody leaves it open', () => {
    const story = filed()
      .does('2026-11-23 11:00', specialist, solve)
      .does('2026-11-23 12:00', specialist, call('not-reached'));
    expect(story.ticket.stage).toBe('solved');
    expect(statusFor(agreedOnly.regulation, situationOf(story.ticket, agreedOnly))).toBe('to-be-called');
    story.does('2026-11-23 13:00', specialist, call('agreed'));
    expect(story.ticket.closed?.how).toBe('confirmed-by-phone');
  });

  it('an agreement before the solution closes, as long as nothing was said against it since', () => {
    const agreed = () => filed().does('2026-11-23 11:00', specialist, call('agreed'));
    expect(agreed().give('2026-11-23 12:00', specialist, close('withdrawn'))).toBe('done');
    const notReachedSince = agreed().does('2026-11-23 11:30', specialist, call('not-reached'));
    expect(notReachedSince.give('2026-11-23 12:00', specialist, close('withdrawn'))).toBe('done');
    const objected = agreed().does('2026-11-23 11:30', author, { type: 'reply', text: 'not yet' });
    expect(objected.give('2026-11-23 12:00', manager, close('withdrawn'))).toBe('agreement-needed');
    expect(objected.give('2026-11-23 12:00', manager, close('confirmed-by-phone'))).toBe('agreement-needed');
    const solvedSince = agreed().does('2026-11-23 11:30', specialist, solve);
    expect(solvedSince.give('2026-11-23 12:00', manager, close('withdrawn'))).toBe('agreement-needed');
  });

  it('the author’s own word of agreement closes', () => {
    const solved = () => filed().does('2026-11-23 11:00', specialist, solve);
    expect(solved().give('2026-11-23 12:00', author, { type: 'confirm' })).toBe('done');
    expect(solved().give('2026-11-23 12:00', author, close())).toBe('done');
  });

  it('silence never closes, not in half a year', () => {
    const story = filed()
      .does('2026-11-23 11:00', specialist, solve)
      .delivered('2026-11-23 11:01')
      .pass('2027-05-23 12:00');
    expect(story.ticket.stage).toBe('solved');
  });

  it('in a new cycle an agreement of the one before counts no longer', () => {
    const story = filed()
      .does('2026-11-23 11:00', specialist, call('agreed'))
      .does('2026-11-23 12:00', specialist, close('withdrawn'))
      .does('2026-11-23 13:00', author, { type: 'reopen', text: 'again' });
    expect(story.ticket.lastCall).toBeNull();
    expect(story.give('2026-11-23 14:00', specialist, close('withdrawn'))).toBe('agreement-needed');
  });
});

it('HD-7 so it is at the HelpDesk', () => {
  const rules = rulesOf(builtIn('helpdesk'));
  const story = new Story(rules).file('2026-11-23 10:00', { topic: 'no-service' });
  for (const actor of [specialist, manager])
    expect(story.give('2026-11-23 11:00', actor, close('withdrawn'))).toBe('agreement-needed');
  story.does('2026-11-23 12:00', specialist, solve).does('2026-11-23 12:10', specialist, call('not-reached'));
  expect(story.give('2026-11-23 12:20', manager, close('confirmed-by-phone'))).toBe('agreement-needed');
  story.does('2026-11-23 13:00', specialist, call('agreed'));
  expect(story.ticket.closed?.how).toBe('confirmed-by-phone');
});

it('HT-9 a ticket is reopened under a contract in force only, where requests are taken so', () => {
  const required = { intake: { contract: 'required' } };
  const [with_, without] = [rulesOf(contracted(builtIn('skai'), required)), rulesOf(builtIn('hivetaxi'))];
  const reopened = (newest: Rules): string => {
    const story = new Story(with_, catalogOf(newest, with_)).file('2026-11-23 10:00');
    story.does('2026-11-23 11:00', author, { type: 'close' });
    return story.give('2026-11-23 12:00', author, { type: 'reopen', text: 'again' });
  };
  expect(reopened(without)).toBe('no-contract');
  expect(reopened(with_)).toBe('done');
});

describe('X-2 whom a regulation or a contract names, may, and nobody else', () => {
  it('somebody whom it does not name may not, whatever is common elsewhere', () => {
    const rules = withRights({ close: 'manager', reopen: ['author', 'lead'] });
    const story = filed(rules);
    for (const actor of [author, specialist]) {
      expect(story.give('2026-11-23 11:00', actor, close('withdrawn'))).toBe('not-allowed');
      expect(can(story, actor, rules)['close']).toBe('not-allowed');
    }
    story.does('2026-11-23 12:00', manager, close('withdrawn'));
    expect(story.give('2026-11-23 13:00', specialist, { type: 'reopen', text: 'x' })).toBe('not-allowed');
    expect(story.give('2026-11-23 13:00', lead, { type: 'reopen', text: 'x' })).toBe('done');
  });

  it('a specialist whom it names without a condition closes also what is solved', () => {
    const story = filed(withRights({ close: ['author', 'specialist'] })).does('2026-11-23 11:00', specialist, solve);
    expect(story.give('2026-11-23 12:00', specialist, close('withdrawn'))).toBe('done');
  });

  it('any colleague who sees it, where it names the company', () => {
    const rules = withRights({ close: ['company', 'manager'] });
    const shared = filed(rules).does('2026-11-23 11:00', author, { type: 'share', with: [colleague.personId] });
    expect(shared.give('2026-11-23 12:00', colleague, close())).toBe('done');
  });

  it('another condition than an agreement is told as one', () => {
    const rules = withRights({ close: [{ role: 'specialist', when: { priority: 'low' } }, 'manager'] });
    expect(filed(rules).give('2026-11-23 12:00', specialist, close('withdrawn'))).toBe('condition-not-met');
  });

  it('without a word of it everything is as it was', () => {
    const story = new Story().file('2026-11-23 10:00');
    expect(story.give('2026-11-23 11:00', specialist, close('withdrawn'))).toBe('done');
    expect(msk('2026-11-23 11:00')).toBe(story.ticket.closed?.at);
  });
});
