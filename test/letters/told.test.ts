/** Stories of tickets and visits, and who reads what of them. */
import { ticketKind } from '../../domain/ticket';
import { visitKind } from '../../domain/visit';
import { author, manager, msk, specialist, Story } from '../domain/ticket/story';
import { agreed, coordinator, ready, technician } from '../domain/visit/story';
import { told, type ToldLetter } from './told';

const kinds = (letters: readonly ToldLetter[]): string[] => letters.map(({ to, kind }) => `${to}: ${kind}`);

function diagnostics(): Story {
  return new Story().file('2026-11-27 10:00', { topic: 'remote-diagnostics', vehicles: 1 });
}

/** The letters that the last command led to. */
function last(story: Story, act: (story: Story) => unknown): ToldLetter[] {
  const before = story.events.length;
  act(story);
  return told(ticketKind, story, before);
}

const triage = {
  type: 'triage',
  outcome: 'estimate',
  text: 'Смотрим журнал.',
  expectedAt: msk('2026-12-02 12:00'),
} as const;

const inWork = (): Story =>
  diagnostics()
    .does('2026-11-27 10:10', manager, { type: 'assign', to: 'sp-01' })
    .does('2026-11-27 11:00', specialist, triage);

it('F6 SK-13 the letter of stage 1 names the indicative time', () => {
  const story = diagnostics().does('2026-11-27 10:10', manager, { type: 'assign', to: 'sp-01' });
  const letters = last(story, (it) => it.does('2026-11-27 11:00', specialist, triage));
  expect(kinds(letters)).toEqual(['p-author: answer']);
  expect(letters[0]?.body).toContain('как написано');
  expect(letters[0]?.body).toContain('Ориентировочный срок решения — 02.12.2026, 16:00 (UTC+07:00).');
});

it('F6 another indicative time names the one before', () => {
  const letters = last(inWork(), (story) =>
    story.does('2026-11-30 11:00', specialist, {
      type: 'estimate',
      expectedAt: msk('2026-12-03 12:00'),
      text: 'Нужен ещё день.',
    }),
  );
  expect(letters.map(({ body }) => body).join()).toContain('Раньше мы называли 02.12.2026, 16:00 (UTC+07:00).');
});

describe('F7 F9 one letter a word, none about an own act', () => {
  it('a reply of the client that ends a wait is one letter to the desk, and none to the client', () => {
    const story = inWork().does('2026-11-30 10:00', specialist, {
      type: 'wait',
      reason: 'client-details',
      text: 'Какой номер?',
    });
    const letters = last(story, (it) => it.does('2026-11-30 12:00', author, { type: 'reply', text: 'А123ВС' }));
    expect(kinds(letters)).toEqual(['p-spec: client-word']);
  });

  it('a word after the solution is one letter, and an answer that takes the solution back says so', () => {
    const story = inWork().does('2026-11-30 10:00', specialist, { type: 'solve', kind: 'repair', text: 'Готово' });
    const word = last(story, (it) => it.does('2026-11-30 12:00', author, { type: 'reply', text: 'Не всё' }));
    expect(kinds(word)).toEqual(['p-spec: word-to-judge']);
    const answer = last(story, (it) => it.does('2026-11-30 13:00', specialist, { type: 'reply', text: 'Смотрим' }));
    expect(kinds(answer)).toEqual(['p-author: answer']);
    expect(answer[0]?.body).toContain('Предложенное решение снято');
    expect(answer[0]?.body).toMatch(/Срок решения изменился: был .*, теперь .*\./);
  });

  it('who closes and rates is told nothing of it but asked to rate; the desk is not', () => {
    const story = inWork().does('2026-11-30 10:00', specialist, { type: 'solve', kind: 'repair', text: 'Готово' });
    const closed = last(story, (it) => it.does('2026-11-30 12:00', author, { type: 'confirm' }));
    expect(kinds(closed)).toEqual(['p-author: closed', 'p-spec: closed']);
    expect(closed.map(({ body }) => /Оцените/.test(body))).toEqual([true, false]);
    const rated = last(story, (it) => it.does('2026-11-30 12:10', author, { type: 'rate', score: 'good' }));
    expect(kinds(rated)).toEqual(['p-spec: feedback', 'p-man: feedback']);
    const reopened = last(story, (it) => it.does('2026-11-30 13:00', author, { type: 'reopen', text: 'Снова' }));
    expect(kinds(reopened)).toEqual(['p-spec: reopened']);
  });

  it('SK-19 an agreement tells the reason, the old date and the new one, and only the other side', () => {
    const story = inWork();
    const proposed = last(story, (it) =>
      it.does('2026-11-30 10:00', specialist, { type: 'propose-extension', days: 2, reason: 'Нужна прошивка.' }),
    );
    expect(kinds(proposed)).toEqual(['p-author: extension-proposed']);
    expect(proposed[0]?.body).toContain('Причина: Нужна прошивка.');
    expect(proposed[0]?.body).toContain(
      'Сейчас срок решения — 04.12.2026, 22:00 (UTC+07:00), предлагается 08.12.2026, 22:00 (UTC+07:00).',
    );
    const accepted = last(story, (it) =>
      it.does('2026-11-30 12:00', author, { type: 'answer-extension', answer: 'accept' }),
    );
    expect(kinds(accepted)).toEqual(['p-spec: extension-answered']);
    expect(accepted[0]?.body).toContain(
      'Прежний срок — 04.12.2026, 22:00 (UTC+07:00), новый — 08.12.2026, 22:00 (UTC+07:00).',
    );
  });
});

describe('F9 what changes what people wait for', () => {
  it('a. SK-18 parts called off: the client hears it, with the date that follows', () => {
    const story = inWork().does('2026-11-30 10:00', specialist, {
      type: 'order-parts',
      supplier: 'Завод',
      lines: [{ part: 'FLS-200', quantity: 1 }],
      expectedAt: msk('2026-12-20 12:00'),
    });
    const ordered = told(ticketKind, story).filter(({ kind }) => kind === 'parts-ordered');
    expect(ordered[0]?.body).toContain('отсчёт срока решения остановлен');
    const order = story.events.findLast(({ type }) => type === 'parts-ordered')?.commandId ?? '';
    const letters = last(story, (it) => it.does('2026-12-01 10:00', manager, { type: 'cancel-parts', order }));
    expect(kinds(letters)).toEqual(['p-author: parts-cancelled', 'p-spec: parts-cancelled']);
    expect(letters[0]?.body).toMatch(/Срок решения — \d\d\.\d\d\.2026, \d\d:\d\d \(UTC\+07:00\)\./);
  });

  it('b. a wait for the client without words is a letter that names the telephones', () => {
    const letters = last(inWork(), (story) =>
      story.does('2026-11-30 10:00', specialist, { type: 'wait', reason: 'client-details' }),
    );
    expect(kinds(letters)).toEqual(['p-author: wait']);
    expect(letters[0]?.body).toContain('«Уточнение у клиента»');
    expect(letters[0]?.body).toContain('8 (800) 2506077');
  });

  it('c. a limit moved by another topic: both sides read why, the old date and the new one', () => {
    const letters = last(inWork(), (story) =>
      story.does('2026-11-30 10:00', manager, { type: 'classify', topic: 'stolen-vehicle' }),
    );
    expect(letters.filter(({ kind }) => kind === 'limit-moved').map(({ to }) => to)).toEqual(['p-author', 'p-spec']);
    expect(letters[0]?.body).toContain('Отслеживание угнанного ТС');
    expect(letters[0]?.body).toContain(
      'Срок решения был 04.12.2026, 22:00 (UTC+07:00), теперь 30.11.2026, 22:00 (UTC+07:00).',
    );
  });

  it('a topic that moves no date tells nobody', () => {
    const story = inWork();
    const letters = last(story, (it) => it.does('2026-11-30 10:00', manager, { type: 'classify', priority: 'low' }));
    expect(kinds(letters)).toEqual([]);
  });

  it('a hand-over: who had the ticket is told as well', () => {
    const letters = last(inWork(), (story) =>
      story.does('2026-11-30 10:00', manager, { type: 'assign', to: 'sp-02', reason: 'Отпуск' }),
    );
    expect(kinds(letters)).toEqual(['p-spec: assigned', 'p-former: handed-over']);
    expect(letters[0]?.body).toContain('Прежний ответственный — Ирина Котова.');
    expect(letters[1]?.body).toContain('Олег Марков');
  });
});

it('SK-15 a critical failure: one confirmation, which asks for the call and names the telephones', () => {
  const letters = told(ticketKind, new Story().file('2026-11-27 10:00', { topic: 'server-failure' }));
  expect(kinds(letters)).toEqual(['p-author: acknowledgement', 'p-man: ticket-opened']);
  expect(letters[0]?.body).toContain('8 (800) 2506077');
});

it('SK-20 the solution says until when one may object', () => {
  const letters = last(inWork(), (story) =>
    story.does('2026-11-30 10:00', specialist, { type: 'solve', kind: 'repair', text: 'Готово' }),
  );
  expect(letters[0]?.body).toContain('Возразить можно до 03.12.2026, 22:00 (UTC+07:00).');
});

it('an overdue telling says that the time is up', () => {
  const story = inWork();
  const before = story.events.length;
  story.pass('2026-12-08 12:00');
  const due = told(ticketKind, story, before).filter(({ params }) => params['clock'] === 'resolution');
  const bodies = (code: string) => due.filter(({ params }) => params['code'] === code).map(({ body }) => body);
  expect(bodies('late')[0]).toMatch(/^Срок решения истекает 04\.12\.2026, 22:00 \(UTC\+07:00\)\./);
  expect(bodies('overdue')[0]).toMatch(/^Срок решения истёк 04\.12\.2026, 22:00 \(UTC\+07:00\), а решения нет\./);
});

describe('visits', () => {
  it('SK-16 an agreed time: each in words of their own, with names and the clocks of the site', () => {
    const story = agreed(ready(), '2026-03-05');
    const letters = told(visitKind, story).filter(({ kind }) => kind === 'slot-agreed');
    const of = (to: string) => letters.find((letter) => letter.to === to);
    // The author has agreed, and gets the invitation all the same.
    expect(of('p-author')?.body).toContain('Приедет Пётр Лаптев.');
    expect(of('p-tec')?.body).toContain('05.03.2026 с 16:00 до 18:00 (UTC+07:00)');
    expect(of('p-tec')?.body).toContain('Адрес и контакт');
    expect(of('p-coo')?.body).toContain('Едет Пётр Лаптев.');
    const offered = told(visitKind, story).find(({ kind }) => kind === 'slot-offered');
    expect([offered?.to, offered?.body]).toEqual(['p-author', expect.stringContaining('Приедет Пётр Лаптев.')]);
  });

  it('a visit called off is one letter to the technician and one to the coordinator', () => {
    const story = agreed(ready(), '2026-03-05');
    const before = story.events.length;
    story.does('2026-03-04 12:00', author, { type: 'cancel', reason: 'Продали машину' });
    expect(kinds(told(visitKind, story, before)).sort()).toEqual(['p-coo: visit-cancelled', 'p-tec: visit-cancelled']);
  });

  it('a no-show is one letter to each', () => {
    const story = agreed(ready(), '2026-03-05');
    const before = story.events.length;
    story.does('2026-03-05 15:00', technician, { type: 'no-show', proof: 'Никого' });
    const letters = told(visitKind, story, before).filter(({ kind }) => kind !== 'visit-threshold');
    expect(kinds(letters).sort()).toEqual(['p-author: visit-no-show', 'p-coo: visit-no-show']);
  });

  it('who arranged it reads nothing of an own act', () => {
    const story = ready();
    const before = story.events.length;
    agreed(story, '2026-03-05');
    const own = told(visitKind, story, before).filter(({ to }) => to === coordinator.personId);
    expect(own.map(({ kind }) => kind)).not.toContain('slot-offered');
  });
});
