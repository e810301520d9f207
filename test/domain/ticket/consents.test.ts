/** What a client agrees to before it is done: a time of work, a price (HT-8, SP-2, IN-4). */
import { abilities } from '../../../domain/process';
import type { PersonActor } from '../../../domain/policy/actor';
import { ticketKind, withFollowers, type LaterBody } from '../../../domain/ticket';
import { told } from '../../letters/told';
import { actsDesk, personalManager } from './acts-desk';
import { consentsDesk, consentsPatch } from './consents-desk';
import {
  author,
  builtIn,
  catalogOf,
  colleague,
  contracted,
  manager,
  msk,
  other,
  rulesOf,
  skai,
  specialist,
  standing,
  Story,
} from './story';

const lead: PersonActor = { ...colleague, personId: 'p-lead', shortId: 'cl-03', inCompany: 'lead' };

/** Friday 2027-03-05; Monday the 8th is a holiday. */
const inWork = (rules = consentsDesk, topic = 'remote-diagnostics'): Story =>
  new Story(rules)
    .file('2027-03-01 10:00', { topic, vehicles: 1 })
    .does('2027-03-01 10:10', manager, { type: 'assign', to: 'sp-01' });

const night = (from: string, to: string, agreement = 'off-hours-work') =>
  ({ type: 'request-consent', agreement, from: msk(from), to: msk(to), text: 'Обновим ночью' }) as const;
const saturday = night('2027-03-06 20:00', '2027-03-06 23:00');
const paid = { type: 'request-consent', agreement: 'paid-work', text: 'Сверх квоты' } as const;
const costs = { type: 'request-consent', agreement: 'costs', price: '1500.50', text: 'Оценили' } as const;
const agree = { type: 'answer-consent', answer: 'agreed' } as const;
const refuse = { type: 'answer-consent', answer: 'declined' } as const;
const withdraw = { type: 'withdraw-consent' } as const;
const asked = (): Story => inWork().does('2027-03-02 12:00', specialist, saturday);
const open = (story: Story) => story.ticket.consents.open.map(({ agreement }) => agreement);
const given = (story: Story) => story.ticket.consents.given.map(({ agreement, about }) => ({ agreement, ...about }));

function letters(story: Story, act: (story: Story) => unknown) {
  const before = story.events.length;
  act(story);
  return told(ticketKind, story, before);
}
const kinds = (all: ReturnType<typeof letters>) => all.map(({ to, kind }) => `${to}: ${kind}`);

function can(story: Story, actor: PersonActor, type: LaterBody['type']): string | undefined {
  return abilities(ticketKind, story.ticket, actor, story.rules, standing, story.ticket.lastAt)[type];
}

describe('HT-8 work outside the schedule', () => {
  it.each([
    ['a Saturday', '2027-03-06 20:00', '2027-03-04 18:00'],
    ['an evening', '2027-03-05 20:00', '2027-03-03 18:00'],
    ['a morning before the opening', '2027-03-05 07:00', '2027-03-03 18:00'],
    ['a holiday', '2027-03-08 12:00', '2027-03-04 18:00'],
    ['the day after it', '2027-03-09 19:00', '2027-03-04 18:00'],
    ['the day after that', '2027-03-10 19:00', '2027-03-05 18:00'],
  ])('on %s, %s, it is agreed by %s at the latest', (_name, from, latest) => {
    const to = from.replace(/\d\d:00$/, (hour) => `${String(Number(hour.slice(0, 2)) + 1).padStart(2, '0')}:00`);
    const ask = night(from, to);
    const last = inWork().does(msk(latest) - 1, specialist, ask);
    expect(last.clock('agreement').due).toBe(latest);
    expect(last.does(latest, author, agree).ticket.consents.given).toHaveLength(1);
    expect(inWork().give(latest, specialist, ask)).toBe('too-late-to-agree');
  });

  it('answered after the latest moment it is not agreed: the question has run out', () => {
    const story = asked();
    const late = letters(story, (it) => it.pass('2027-03-04 18:00'));
    expect(kinds(late)).toEqual(expect.arrayContaining(['p-author: consent-expired', 'p-spec: consent-expired']));
    expect([open(story), given(story)]).toEqual([[], []]);
    expect(story.give('2027-03-04 18:01', author, agree)).toBe('too-late-to-agree');
    expect(can(story, author, 'answer-consent')).toBe('too-late-to-agree');
    expect(story.owes).not.toContain('answer-consent');
  });

  it.each([
    ['within the schedule', night('2027-03-05 10:00', '2027-03-05 11:00'), 'within-schedule'],
    ['in part within it', night('2027-03-05 17:00', '2027-03-05 20:00'), 'within-schedule'],
    ['over a whole working day', night('2027-03-04 20:00', '2027-03-05 20:00'), 'within-schedule'],
    ['behind', night('2027-02-27 20:00', '2027-02-27 21:00'), 'until-in-past'],
    ['backwards', night('2027-03-06 21:00', '2027-03-06 20:00'), 'time-reversed'],
    ['of no length', night('2027-03-06 20:00', '2027-03-06 20:00'), 'time-reversed'],
    ['twelve years ahead', night('2039-03-05 20:00', '2039-03-05 21:00'), 'date-out-of-range'],
    ['without a time', { type: 'request-consent', agreement: 'off-hours-work', text: 'x' }, 'time-needed'],
    ['with a price', { ...saturday, price: '100' }, 'price-not-asked'],
    ['of no agreement', { ...saturday, agreement: 'nights' }, 'unknown-agreement'],
    ['of the extension', { ...saturday, agreement: 'extension' }, 'unknown-agreement'],
    [
      'on another topic than the rule is for',
      night('2027-03-06 20:00', '2027-03-06 21:00', 'on-site-hours'),
      'agreement-not-for-ticket',
    ],
  ] as const)('%s: refused, nothing changed', (_name, body, refusal) => {
    const story = inWork();
    const before = story.state;
    expect(story.give('2027-03-02 12:00', specialist, body)).toBe(refusal);
    expect(story.state).toEqual(before);
  });

  it('the very minutes around the schedule are outside of it', () => {
    expect(inWork().give('2027-03-02 12:00', specialist, night('2027-03-05 18:00', '2027-03-05 20:00'))).toBe('done');
    expect(inWork().give('2027-03-02 12:00', specialist, night('2027-03-05 07:00', '2027-03-05 09:30'))).toBe('done');
  });

  it('the client owes the answer, and both sides hear of it', () => {
    const story = inWork();
    const sent = letters(story, (it) => it.does('2027-03-02 12:00', specialist, saturday));
    expect(kinds(sent)).toEqual(['p-author: consent-requested']);
    expect(sent[0]?.body).toContain('Время работ: 07.03.2027 с 00:00 до 03:00 (UTC+07:00).');
    expect(sent[0]?.body).toContain('до 04.03.2027, 22:00 (UTC+07:00)');
    expect(story.owes).toBe('author answer-consent 2027-03-04 18:00');
    const answer = letters(story, (it) => it.does('2027-03-02 13:00', author, agree));
    expect(kinds(answer)).toEqual(['p-spec: consent-answered']);
    expect(given(story)).toEqual([{ agreement: 'off-hours-work', kind: 'time', from: saturday.from, to: saturday.to }]);
    expect(story.owes).toContain('responsible triage');
  });

  it('declined, or taken back, it is not agreed', () => {
    const declined = asked();
    expect(kinds(letters(declined, (it) => it.does('2027-03-02 13:00', author, { ...refuse, text: 'Нет' })))).toEqual([
      'p-spec: consent-answered',
    ]);
    expect([open(declined), given(declined)]).toEqual([[], []]);
    expect(declined.give('2027-03-02 13:10', author, agree)).toBe('no-proposal');
    const taken = asked();
    expect(
      kinds(letters(taken, (it) => it.does('2027-03-02 13:00', other, { ...withdraw, text: 'Не нужно' }))),
    ).toEqual(['p-author: consent-withdrawn', 'p-spec: consent-withdrawn']);
    expect([open(taken), taken.give('2027-03-02 13:10', author, agree)]).toEqual([[], 'no-proposal']);
    expect(taken.give('2027-03-02 13:20', specialist, withdraw)).toBe('no-proposal');
  });
});

describe('SP-2 IN-4 work at a price', () => {
  it('the price of the regulation stands by itself, and no other can be named', () => {
    const story = inWork();
    expect(story.give('2027-03-02 12:00', specialist, { ...paid, price: '100' })).toBe('price-fixed');
    expect(story.give('2027-03-02 12:00', specialist, { ...paid, from: 1, to: 2 })).toBe('time-not-asked');
    const sent = letters(story, (it) => it.does('2027-03-02 12:00', specialist, paid));
    expect(kinds(sent)).toEqual(['p-author: consent-requested']);
    expect(sent[0]?.body).toMatch(/Стоимость: 500\s₽\./);
    expect(story.clock('agreement').due).toBe('2027-03-10 18:00');
    story.does('2027-03-02 13:00', lead, agree);
    expect(given(story)).toEqual([{ agreement: 'paid-work', kind: 'price', amount: '500', currency: 'RUB' }]);
  });

  it('an amount that the desk names is kept to the last digit', () => {
    const story = inWork();
    expect(story.give('2027-03-02 12:00', specialist, { type: 'request-consent', agreement: 'costs', text: 'x' })).toBe(
      'price-needed',
    );
    const sent = letters(story, (it) => it.does('2027-03-02 12:00', specialist, { ...costs, price: '999999999.99' }));
    expect(sent[0]?.body).toMatch(/Стоимость: 999\s999\s999,99\s₽\./);
    story.does('2027-03-02 13:00', author, agree);
    expect(given(story)).toEqual([{ agreement: 'costs', kind: 'price', amount: '999999999.99', currency: 'RUB' }]);
  });
});

describe('X-2 who answers', () => {
  it.each([
    ['the author where the lead is named', paid, author, 'not-allowed'],
    ['a colleague', saturday, colleague, 'not-allowed'],
    ['the lead', saturday, lead, 'done'],
    ['the author', saturday, author, 'done'],
    ['the personal manager who is not named', saturday, personalManager, 'not-allowed'],
    ['who asked', saturday, specialist, 'not-allowed'],
    ['who asked, and is of the client since', saturday, { ...lead, personId: 'p-spec' }, 'own-proposal'],
    ['a manager', saturday, manager, 'not-allowed'],
  ] as const)('%s', (_name, ask, actor, verdict) => {
    const story = inWork()
      .does('2027-03-02 12:00', specialist, ask)
      .does('2027-03-02 12:10', author, { type: 'share', with: ['p-colleague'] });
    expect(can(story, actor, 'answer-consent')).toBe(verdict === 'done' ? 'yes' : verdict);
    expect(story.give('2027-03-02 13:00', actor, agree)).toBe(verdict);
  });

  it('those who follow the ticket hear of a question that they may answer', () => {
    const to = (agreement: string) =>
      withFollowers(
        [{ kind: 'consent-requested', audience: 'author', awaited: false, params: { agreement } }],
        consentsDesk,
      ).map(({ audience }) => audience);
    expect([to('paid-work'), to('costs')]).toEqual([['author', 'readers'], ['author']]);
  });

  it('the personal manager alone is asked, and answers', () => {
    const story = inWork(consentsDesk, 'consulting');
    const ask = night('2027-03-02 20:00', '2027-03-02 21:00', 'on-site-hours');
    expect(story.give('2027-03-02 17:01', specialist, ask)).toBe('too-late-to-agree');
    expect(
      kinds(
        letters(story, (it) =>
          it.does('2027-03-02 17:01', specialist, {
            ...ask,
            to: msk('2027-03-02 22:00'),
            from: msk('2027-03-02 20:30'),
          }),
        ),
      ),
    ).toEqual(['p-own-pm: consent-requested']);
    expect(story.owes).toBe('personal-manager answer-consent 2027-03-02 17:30');
    expect(kinds(letters(story, (it) => it.does('2027-03-02 17:10', personalManager, agree)))).toEqual([
      'p-author: consent-answered',
      'p-spec: consent-answered',
    ]);
  });

  it('a contract changes who agrees, the price and the lead', () => {
    const own = rulesOf(
      contracted(builtIn('skai'), {
        ...consentsPatch,
        agreements: {
          ...(consentsPatch['agreements'] as object),
          'paid-work': {
            ...((consentsPatch['agreements'] as never)['paid-work'] as object),
            price: '750.00 RUB',
            with: ['cl-02'],
          },
          'off-hours-work': {
            ...((consentsPatch['agreements'] as never)['off-hours-work'] as object),
            lead: '1 working-day',
          },
        },
      }),
    );
    const story = inWork(own).does('2027-03-02 12:00', author, { type: 'share', with: ['p-colleague'] });
    story.does('2027-03-05 12:00', specialist, saturday).does('2027-03-05 12:10', specialist, paid);
    expect(story.give('2027-03-05 13:00', author, { ...agree, of: story.ticket.consents.open[1]?.id ?? '' })).toBe(
      'not-allowed',
    );
    expect(story.give('2027-03-05 13:00', colleague, agree)).toBe('done');
    expect(given(story)).toEqual([{ agreement: 'paid-work', kind: 'price', amount: '750.00', currency: 'RUB' }]);
  });
});

describe('several at once', () => {
  it('each has its own time, and an answer names the one it is about', () => {
    const story = asked().does('2027-03-02 12:10', specialist, costs);
    expect(open(story)).toEqual(['off-hours-work', 'costs']);
    expect(story.give('2027-03-02 12:20', specialist, saturday)).toBe('consent-open');
    expect(story.give('2027-03-02 12:20', author, agree)).toBe('consent-not-named');
    expect(story.give('2027-03-02 12:20', specialist, withdraw)).toBe('consent-not-named');
    expect(story.give('2027-03-02 12:20', author, { ...agree, of: 'cmd-0' })).toBe('no-proposal');
    const [time = '', price = ''] = story.ticket.consents.open.map(({ id }) => id);
    story.does('2027-03-02 12:30', author, { ...agree, of: price });
    expect([open(story), story.owes]).toEqual([['off-hours-work'], 'author answer-consent 2027-03-04 18:00']);
    story.pass('2027-03-04 18:00').does('2027-03-04 19:00', specialist, costs);
    expect(story.give('2027-03-04 19:10', author, { ...agree, of: time })).toBe('too-late-to-agree');
    expect(story.give('2027-03-04 19:10', author, agree)).toBe('done');
  });

  it('every one there is: nothing more can be asked', () => {
    const story = asked().does('2027-03-02 12:10', specialist, costs).does('2027-03-02 12:20', specialist, paid);
    expect(can(story, specialist, 'request-consent')).toBe('consent-open');
  });
});

describe('by telephone', () => {
  const call = (outcome: 'consent-given' | 'consent-declined', of?: string) =>
    ({ type: 'log-call', direction: 'out', outcome, text: 'Звонили', ...(of && { of }) }) as const;

  it('the answer counts as of the call, also where the question has run out since', () => {
    const story = asked().pass('2027-03-04 18:00');
    const storedAt = msk('2027-03-04 18:30');
    expect(story.give('2027-03-04 17:50', specialist, call('consent-given'), { storedAt })).toBe('done');
    expect(given(story)).toHaveLength(1);
    const after = asked().pass('2027-03-04 18:00');
    expect(after.give('2027-03-04 18:10', specialist, call('consent-given'), { storedAt })).toBe('no-proposal');
  });

  it('the author reads what was recorded', () => {
    const story = asked();
    expect(kinds(letters(story, (it) => it.does('2027-03-02 13:00', specialist, call('consent-declined'))))).toEqual([
      'p-author: consent-answered-by-phone',
    ]);
    expect([open(story), given(story)]).toEqual([[], []]);
  });

  it('before anything was asked there is nothing to answer', () => {
    expect(inWork().give('2027-03-02 12:00', specialist, call('consent-given'))).toBe('no-proposal');
  });
});

describe('what ends, and what goes on', () => {
  it('a solution or the closing needs no answer any more, and a new cycle begins without', () => {
    const solved = asked().does('2027-03-02 13:00', specialist, { type: 'solve', kind: 'answer', text: 'x' });
    expect([open(solved), solved.give('2027-03-02 13:10', author, agree)]).toEqual([[], 'no-proposal']);
    const story = asked().does('2027-03-02 13:00', author, agree).does('2027-03-02 13:10', author, { type: 'close' });
    expect(story.give('2027-03-02 13:20', specialist, saturday)).toBe('ticket-closed');
    story.does('2027-03-02 14:00', author, { type: 'reopen', text: 'Снова' });
    expect(story.ticket.consents).toEqual({ open: [], lapsed: [], given: [] });
  });

  it('a desk without agreements of the kind has none, whoever asks', () => {
    for (const rules of [skai, actsDesk]) {
      const story = new Story(rules).file('2027-03-01 10:00');
      expect([story.give('2027-03-02 12:00', specialist, saturday), can(story, specialist, 'request-consent')]).toEqual(
        ['not-provided', 'not-provided'],
      );
      expect(story.give('2027-03-02 12:00', author, agree)).toBe('no-proposal');
    }
  });

  it('rules that know no such agreement do not fit while its answer is waited for', () => {
    const newer = { ...skai, regulation: { ...skai.regulation, version: '99', inForceFrom: '2027-03-01' } };
    const move = { type: 'use-version', regulation: '99' } as const;
    const clocks = { ...newer, regulation: { ...newer.regulation, clocks: consentsDesk.regulation.clocks } };
    const story = new Story(consentsDesk, catalogOf(clocks, consentsDesk)).file('2027-03-01 10:00');
    story.does('2027-03-02 12:00', specialist, costs);
    expect(story.give('2027-03-02 12:10', manager, move)).toBe('version-does-not-fit');
    story.does('2027-03-02 12:20', specialist, withdraw);
    expect(story.give('2027-03-02 12:30', manager, move)).toBe('done');
  });
});
