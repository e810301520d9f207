/** Stories that between them lead to every letter there is. */
import {
  author,
  catalogOf,
  builtIn,
  console_,
  contracted,
  manager,
  msk,
  rulesOf,
  sender,
  skai,
  specialist,
  Story,
} from '../domain/ticket/story';
import { actsDesk, personalManager } from '../domain/ticket/acts-desk';
import { consentsDesk } from '../domain/ticket/consents-desk';
import { movingDesk } from '../domain/ticket/moving-desk';
import { rulesDesk } from '../domain/ticket/rules-desk';
import { exchangePerson, ExchangeStory } from '../domain/ticket/services-desk';
import { agreed, coordinator, fullAct, ready, technician, VisitStory, working } from '../domain/visit/story';
import { longStory } from '../api/visit-story';
import { firstProgress } from '../../domain/ticket';
import type { Actor } from '../../domain/policy/actor';
import type { VisitProgress } from '../../domain/ticket';

const visitPart: Actor = { kind: 'system', part: 'visit' };
const ticketPart: Actor = { kind: 'system', part: 'ticket' };
const another = { id: 't-2', tid: 'SKAI-1002' };
const clockPart: Actor = { kind: 'system', part: 'broadcast' };
const always = rulesOf(contracted(builtIn('skai'), { clocks: { resolution: { calendar: 'always' } } }));
const order = {
  type: 'order-parts',
  supplier: 'Завод',
  lines: [{ part: 'FLS-200', quantity: 1 }],
  expectedAt: msk('2026-12-20 12:00'),
} as const;
const site = { subject: '54', address: 'Новосибирск', contact: 'Механик', vehicles: 1 };

function filed(fields: Parameters<Story['file']>[1] = {}): Story {
  return new Story().file('2026-11-27 10:00', { topic: 'remote-diagnostics', vehicles: 1, ...fields });
}

function inWork(): Story {
  return filed()
    .does('2026-11-27 10:10', manager, { type: 'assign', to: 'sp-01' })
    .does('2026-11-27 11:00', specialist, {
      type: 'triage',
      outcome: 'estimate',
      text: 'Смотрим.',
      expectedAt: msk('2026-12-02 12:00'),
    });
}

const solve = { type: 'solve', kind: 'repair', text: 'Готово' } as const;
const solved = (): Story => inWork().does('2026-11-30 10:00', specialist, solve);

/** The letter of a kind has gone out, or not. */
function reports(story: Story, at: string, kind: string, state: 'delivered' | 'failed'): Story {
  const subject = story.state?.solution?.id ?? null;
  return story.does(at, sender, {
    type: 'delivery-report',
    ...{ noticeId: `n-${kind}`, kind, subject, state, deliveredAt: msk(at) },
  });
}

function progressed(story: Story, at: string, visitId: string, progress: Partial<VisitProgress>): Story {
  return story.does(at, visitPart, { type: 'visit-progress', visitId, progress: { ...firstProgress, ...progress } });
}

/** What a regulation need not have. */
function actStories(): readonly Story[] {
  const begun = (): Story =>
    new Story(actsDesk)
      .file('2026-11-27 10:00')
      .does('2026-11-27 10:10', manager, { type: 'assign', to: 'sp-01' })
      .does('2026-11-27 10:20', author, { type: 'share', with: ['p-colleague'] });
  const agreed_ = { type: 'declare-emergency', reason: 'by-agreement' } as const;
  const decline = { type: 'answer-emergency', answer: 'decline' } as const;
  return [
    begun().does('2026-11-27 11:00', specialist, { type: 'decline', reason: 'no-details', text: 'Нет журнала' }),
    begun().does('2026-11-27 11:00', specialist, { type: 'redirect', to: 'care', text: 'Это к ним' }),
    begun()
      .does('2026-11-27 11:00', specialist, { type: 'postpone', reason: 'next-release', text: 'Исправим' })
      .does('2026-11-27 11:10', specialist, { type: 'plan-release', release: '5.12' })
      .does('2026-11-27 11:20', author, { type: 'speed-up', text: 'Скорее бы' })
      .does('2026-11-27 12:00', clockPart, { type: 'release-out', release: '5.12', cause: 'p-man' })
      .does('2026-11-27 12:10', specialist, { ...agreed_, text: 'Просим' })
      .does('2026-11-27 12:20', personalManager, decline)
      .does('2026-11-27 12:30', specialist, agreed_)
      .does('2026-11-27 12:40', personalManager, { ...decline, text: 'Подождёт' })
      .does('2026-11-27 12:50', specialist, agreed_)
      .does('2026-11-27 13:00', specialist, { type: 'end-emergency', because: 'declared-wrongly' })
      .does('2026-11-27 13:10', personalManager, agreed_)
      .does('2026-11-27 13:20', specialist, { type: 'end-emergency', because: 'over' }),
    // A client whom no personal manager serves.
    new Story(actsDesk)
      .file('2026-11-27 10:00', { clientId: 'c-3' })
      .does('2026-11-27 12:10', specialist, agreed_)
      .does('2026-11-27 12:20', specialist, { type: 'end-emergency', because: 'declared-wrongly' }),
  ];
}

/** Access data that are asked for, by a desk that takes some. */
function accessStory(): Story {
  return new Story(rulesOf(contracted(builtIn('skai'), { accessData: accessPatch })))
    .file('2026-11-27 10:00')
    .does('2026-11-27 10:20', author, { type: 'share', with: ['p-colleague'] })
    .does('2026-11-27 11:00', specialist, { type: 'request-access', what: 'ftp', text: 'Посмотрим журнал' });
}

const accessPatch = {
  what: { ftp: { title: { ru: 'Доступ по FTP', en: 'FTP access' } } },
  keptFor: '2 calendar-day',
  calendar: 'always',
  source: 'setting',
};

/** What a client is asked to agree to: answered, by telephone too, taken back, and run out. */
function consentStories(): readonly Story[] {
  const begun = (): Story =>
    new Story(consentsDesk)
      .file('2026-11-27 10:00')
      .does('2026-11-27 10:10', manager, { type: 'assign', to: 'sp-01' })
      .does('2026-11-27 10:20', author, { type: 'share', with: ['p-colleague'] });
  const costs = { type: 'request-consent', agreement: 'costs', price: '1500.50', text: 'Оценили' } as const;
  const paid = { type: 'request-consent', agreement: 'paid-work', text: 'Сверх квоты' } as const;
  const night = {
    type: 'request-consent',
    agreement: 'on-site-hours',
    text: 'Вечером',
    ...{ from: msk('2026-11-30 20:00'), to: msk('2026-11-30 21:00') },
  } as const;
  const answer = (agreed_: 'agreed' | 'declined') => ({ type: 'answer-consent', answer: agreed_ }) as const;
  const call = (outcome: 'consent-given' | 'consent-declined') =>
    ({ type: 'log-call', direction: 'out', outcome, text: 'Ответил' }) as const;
  const withdraw = { type: 'withdraw-consent', text: 'Не нужно' } as const;
  return [
    begun()
      .does('2026-11-27 11:00', specialist, costs)
      .does('2026-11-27 11:10', author, answer('agreed'))
      .does('2026-11-27 11:20', specialist, costs)
      .does('2026-11-27 11:30', author, answer('declined'))
      .does('2026-11-27 11:40', specialist, costs)
      .does('2026-11-27 11:50', specialist, call('consent-given'))
      .does('2026-11-27 12:00', specialist, costs)
      .does('2026-11-27 12:10', specialist, call('consent-declined'))
      .does('2026-11-27 12:20', specialist, paid)
      .does('2026-11-27 12:30', specialist, withdraw)
      .does('2026-11-27 12:40', specialist, night)
      .does('2026-11-27 12:50', specialist, withdraw)
      .does('2026-11-27 13:00', specialist, costs)
      .pass('2026-12-07 12:00'),
  ];
}

/** A desk that says when work has begun. */
function wordedStory(): Story {
  const words = { ru: '[{tid}] Работа начата', en: '[{tid}] Work has begun' };
  const rules = rulesOf(contracted(builtIn('skai'), { letters: { 'work-begun': { subject: words, source: '4' } } }));
  return new Story(rules).file('2026-11-27 10:00').does('2026-11-27 10:10', manager, { type: 'assign', to: 'sp-01' });
}

export function ticketStories(): readonly Story[] {
  const warned = reports(solved(), '2026-11-30 10:01', 'solution', 'delivered').pass('2026-12-03 09:00');
  const silent = reports(warned, '2026-12-03 09:01', 'silence-warning', 'delivered').pass('2026-12-07 18:00');
  const visits = inWork()
    .does('2026-11-30 10:00', author, { type: 'request-visit', ...site })
    .does('2026-11-30 10:10', specialist, { type: 'request-visit', ...site });
  const ids = visits.state?.visits.map(({ id }) => id) ?? [];
  const [first = '', second = ''] = ids;
  progressed(visits, '2026-12-01 10:00', first, { stage: 'done', owes: 'nobody', step: 'nothing' });
  visits.does('2026-12-01 11:00', specialist, { type: 'estimate', expectedAt: msk('2026-12-03 12:00'), text: 'Едем' });
  return [
    accessStory(),
    wordedStory(),
    askedForRating(),
    movedByRules(),
    filed({ topic: 'server-failure' }),
    filed({ splitFrom: { ticketId: 't-0', tid: 'SKAI-1000', sharedWith: [], assignee: null } }),
    filed()
      .does('2026-11-27 10:30', author, { type: 'share', with: ['p-colleague'] })
      .does('2026-11-27 10:40', manager, { type: 'change-author', to: 'p-colleague', authorKind: 'person' }),
    filed().does('2026-11-27 10:30', manager, { type: 'classify', topic: 'server-failure' }),
    inWork()
      .does('2026-11-27 12:00', specialist, { type: 'propose-extension', days: 2, reason: 'Прошивка' })
      .does('2026-11-27 12:10', manager, { type: 'classify', topic: 'stolen-vehicle' })
      .does('2026-11-27 12:20', manager, { type: 'classify', topic: 'other' }),
    inWork()
      .does('2026-11-27 12:00', author, { type: 'reply', text: 'Ещё' })
      .does('2026-11-27 12:10', specialist, { type: 'reply', text: 'Видим' })
      .does('2026-11-27 12:20', specialist, { type: 'wait', reason: 'client-details' })
      .does('2026-11-27 12:30', specialist, { type: 'wait', reason: 'vehicle', text: 'Нужна машина' })
      .does('2026-11-27 12:40', specialist, { type: 'propose-extension', days: 2, reason: 'Прошивка' })
      .does('2026-11-27 13:00', author, { type: 'answer-extension', answer: 'counter', days: 1 })
      .does('2026-11-27 13:05', specialist, { type: 'answer-extension', answer: 'counter', days: 3 })
      .does('2026-11-27 13:10', author, { type: 'answer-extension', answer: 'decline' })
      .does('2026-11-27 13:20', specialist, { type: 'propose-extension', days: 2, reason: 'Прошивка' })
      .does('2026-11-27 13:30', author, { type: 'answer-extension', answer: 'accept' })
      .does('2026-11-27 13:40', specialist, { type: 'propose-extension', days: 3, reason: 'Прошивка' })
      .pass('2026-12-14 12:00'),
    inWork()
      .does('2026-11-30 10:00', specialist, { ...order })
      .does('2026-11-30 10:10', specialist, { type: 'ship-parts', order: 'cmd-4' })
      .does('2026-12-01 10:00', specialist, { type: 'receive-parts', order: 'cmd-4' })
      .does('2026-12-01 10:10', specialist, { ...order })
      .does('2026-12-01 10:20', specialist, { type: 'cancel-parts', order: 'cmd-7' })
      .does('2026-12-01 10:30', manager, { type: 'assign', to: 'sp-02' })
      .does('2026-12-01 10:40', manager, { type: 'assign', to: null }),
    reports(solved(), '2026-11-30 10:01', 'solution', 'failed'),
    reports(solved(), '2026-11-30 10:01', 'solution', 'delivered')
      .does('2026-11-30 11:00', author, { type: 'reply', text: 'Спасибо' })
      .does('2026-11-30 11:10', specialist, { type: 'mark-courtesy' })
      .does('2026-11-30 12:00', author, { type: 'reply', text: 'Нет' })
      .does('2026-11-30 12:10', specialist, { type: 'reply', text: 'Смотрим' })
      .does('2026-11-30 13:00', specialist, solve)
      .does('2026-11-30 14:00', author, { type: 'object', text: 'Нет' })
      .does('2026-11-30 15:00', specialist, solve)
      .does('2026-11-30 16:00', author, { type: 'confirm' })
      .does('2026-11-30 16:10', author, { type: 'rate', score: 'good' })
      .does('2026-11-30 16:15', author, { type: 'rate', score: 'bad', reason: 'quality' })
      .does('2026-11-30 16:20', author, { type: 'reopen', text: 'Снова' }),
    ...(['extension-accepted', 'extension-declined'] as const).map((outcome) =>
      inWork()
        .does('2026-11-30 10:00', specialist, { type: 'propose-extension', days: 2, reason: 'Прошивка' })
        .does('2026-11-30 11:00', specialist, { type: 'log-call', direction: 'out', outcome, text: 'Ответил' }),
    ),
    inWork().does('2026-11-30 10:00', specialist, { type: 'close', reason: 'duplicate', of: another }),
    inWork()
      .does('2026-11-30 10:00', ticketPart, { type: 'join-duplicate', duplicate: another, authorId: author.personId })
      .does('2026-11-30 11:00', ticketPart, {
        type: 'follow-word',
        from: another,
        word: { kind: 'public', text: 'И ещё' },
        via: ['t-2'],
      }),
    silent.does('2026-12-03 18:00', author, { type: 'reply', text: 'Погодите' }, { storedAt: msk('2026-12-07 18:01') }),
    progressed(visits, '2026-12-01 12:00', second, {
      stage: 'cancelled',
      owes: 'nobody',
      step: 'nothing',
      cancelledBy: 'desk',
    }),
    inWork()
      .does('2026-11-30 10:00', author, { type: 'request-visit', ...site })
      .does('2026-11-30 11:00', author, { type: 'close' }),
    new Story(skai, catalogOf(always, skai))
      .file('2026-11-20 17:00')
      .does('2026-11-20 17:30', clockPart, { type: 'recalculate', because: 'contract' }),
    inWork().does('2026-11-30 10:00', console_, { type: 'malformed-signal', signal: 'reassign' }),
    ...actStories(),
    ...consentStories(),
    betweenServices(),
  ];
}

/** Done by the rules of a desk: raised, and moved on from a service that does not answer. */
function movedByRules(): Story {
  const story = new ExchangeStory(movingDesk).file('2026-11-30 10:00');
  return story
    .does('2026-11-30 11:00', exchangePerson('sp-11'), { type: 'hand-over', to: 'eastern', text: 'Это у вас' })
    .pass('2026-12-02 10:00');
}

/** Done by the rules of a desk: the author is asked for a rating. */
function askedForRating(): Story {
  const story = new Story(rulesDesk).file('2026-11-27 10:00').does('2026-11-27 12:00', specialist, solve);
  return story.does('2026-11-27 12:30', author, { type: 'confirm' }).pass('2026-11-27 13:00');
}

function betweenServices(): Story {
  const [line, eastern] = [exchangePerson('sp-11'), exchangePerson('sp-13')];
  const over = { type: 'hand-over', to: 'eastern', text: 'Обрыв у вас' } as const;
  return new ExchangeStory()
    .file('2026-11-23 10:00')
    .does('2026-11-23 10:05', line, { type: 'assign', to: 'sp-11' })
    .does('2026-11-23 10:10', line, { type: 'record-test', test: 'exchange-log', result: 'eastern' })
    .does('2026-11-23 11:00', line, over)
    .does('2026-11-23 12:00', eastern, { type: 'return', reason: 'Не наш участок', text: 'Проверьте шлюз' })
    .does('2026-11-23 13:00', line, over)
    .pass('2026-11-24 08:00')
    .does('2026-11-24 08:30', eastern, { type: 'accept' });
}

export function visitStories(): readonly VisitStory[] {
  const stands = new VisitStory(skai, catalogOf(skai)).open('2026-03-02 12:00', { readyAt: msk('2026-03-02 12:00') });
  return [
    longStory(),
    ready()
      .does('2026-03-03 10:00', coordinator, {
        ...{ type: 'offer-slot', technician: 'tc-01' },
        ...{ from: msk('2026-03-05 12:00'), to: msk('2026-03-05 14:00') },
      } as never)
      .does('2026-03-03 11:00', author, {
        ...{ type: 'answer-slot', answer: 'move' },
        ...{ from: msk('2026-03-06 12:00'), to: msk('2026-03-06 14:00') },
      } as never)
      .pass('2026-03-10 12:00'),
    agreed(ready(), '2026-03-05').does('2026-03-05 09:00', coordinator, { type: 'answer-slot', answer: 'decline' }),
    agreed(ready(), '2026-03-05').does('2026-03-04 12:00', author, { type: 'cancel', reason: 'Продали' }),
    agreed(ready(), '2026-03-05')
      .does('2026-03-04 12:00', visitPart, { type: 'follow-end', ticket: 'closed', side: 'client' })
      .does('2026-03-04 13:00', coordinator, { type: 'decide', decision: 'keep' }),
    ready().does('2026-03-04 12:00', visitPart, { type: 'follow-end', ticket: 'closed', side: 'client' }),
    working()
      .does('2026-03-05 13:00', technician, fullAct)
      .does('2026-03-05 15:00', specialist, { type: 'check', ok: false, text: 'Нет данных' }),
    stands
      .does('2026-03-03 10:00', coordinator, { ...order, expectedAt: msk('2026-03-20 12:00') })
      .does('2026-03-04 10:00', coordinator, { type: 'cancel-parts', order: 'cmd-2' }),
  ];
}
