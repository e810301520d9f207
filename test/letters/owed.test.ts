/** What each letter asks for, by when, and of which date it speaks: for whom it is read. */
import { firstProgress, ticketKind } from '../../domain/ticket';
import { visitKind } from '../../domain/visit';
import { author, manager, msk, specialist, Story } from '../domain/ticket/story';
import type { VisitStory } from '../domain/visit/story';
import { agreed, coordinator, ready, technician, working, fullAct } from '../domain/visit/story';
import { told, type ToldLetter } from './told';

const order = {
  type: 'order-parts',
  supplier: 'ООО «Склад»',
  lines: [{ part: 'FMB920', quantity: 1 }],
  expectedAt: msk('2026-03-10 12:00'),
} as const;

function diagnostics(fields: Parameters<Story['file']>[1] = {}): Story {
  return new Story().file('2026-11-27 10:00', { topic: 'remote-diagnostics', vehicles: 1, ...fields });
}

function inWork(fields: Parameters<Story['file']>[1] = {}): Story {
  return diagnostics(fields)
    .does('2026-11-27 10:10', manager, { type: 'assign', to: 'sp-01' })
    .does('2026-11-27 11:00', specialist, {
      type: 'triage',
      outcome: 'estimate',
      text: 'Смотрим журнал.',
      expectedAt: msk('2026-12-02 12:00'),
    });
}

/** The letters that an act led to. */
function after<S extends Story | VisitStory>(story: S, act: (story: S) => unknown): ToldLetter[] {
  const before = story.events.length;
  act(story);
  return story instanceof Story ? told(ticketKind, story, before) : told(visitKind, story, before);
}

const one = (letters: readonly ToldLetter[], to: string, kind?: string): ToldLetter => {
  const found = letters.filter((letter) => letter.to === to && (kind === undefined || letter.kind === kind));
  expect(found.map((letter) => letter.kind)).toHaveLength(1);
  return found[0]!;
};

describe('F8 by when', () => {
  it('a confirmation names the dates that are promised, and none where the limit has to be agreed', () => {
    const letters = told(ticketKind, diagnostics());
    expect(one(letters, 'p-author').body).toContain(
      'Первый ответ — до 30.11.2026, 22:00 (UTC+07:00).\n\nРешение — до 04.12.2026, 22:00 (UTC+07:00).',
    );
    expect(one(letters, 'p-man').body).toContain('Назначьте, пожалуйста, ответственного до 30.11.2026, 22:00');
    const many = told(ticketKind, diagnostics({ vehicles: 8 }));
    expect(one(many, 'p-author').body).toContain('Первый ответ — до');
    expect(one(many, 'p-author').body).not.toContain('Решение — до');
  });

  it('SK-15 the call that is asked for has an hour', () => {
    const letters = told(ticketKind, new Story().file('2026-11-27 10:00', { topic: 'server-failure' }));
    expect(one(letters, 'p-author').body).toContain('Позвоните, пожалуйста, до 27.11.2026, 15:00 (UTC+07:00).');
    const urgent = after(diagnostics(), (story) =>
      story.does('2026-11-27 10:30', manager, { type: 'classify', topic: 'server-failure' }),
    );
    expect(one(urgent, 'p-author').body).toContain('Позвоните, пожалуйста, до 27.11.2026, 15:30 (UTC+07:00).');
  });

  it('who gets a ticket reads by when the first answer is owed', () => {
    const letters = after(diagnostics(), (story) =>
      story.does('2026-11-27 10:10', manager, { type: 'assign', to: 'sp-01' }),
    );
    expect(one(letters, 'p-spec').body).toContain('первый ответ до 30.11.2026, 22:00 (UTC+07:00)');
    const later = after(inWork(), (story) => story.does('2026-11-30 10:00', manager, { type: 'assign', to: 'sp-02' }));
    expect(one(later, 'p-spec').body).not.toContain('первый ответ');
    expect(one(later, 'p-spec').body).toContain('Срок решения — 04.12.2026, 22:00 (UTC+07:00).');
  });

  it('SK-19 a proposal can be answered until the limit that it would move; a word after the solution has a date too', () => {
    const letters = after(inWork(), (story) =>
      story.does('2026-11-30 10:00', specialist, { type: 'propose-extension', days: 2, reason: 'Прошивка' }),
    );
    expect(one(letters, 'p-author').body).toContain('Ответить можно до 04.12.2026, 22:00 (UTC+07:00).');
    const word = after(
      inWork().does('2026-11-30 10:00', specialist, { type: 'solve', kind: 'repair', text: 'Готово' }),
      (story) => story.does('2026-11-30 12:00', author, { type: 'reply', text: 'Спасибо' }),
    );
    expect(one(word, 'p-spec').body).toContain('Ответить нужно до 01.12.2026, 22:00 (UTC+07:00).');
  });

  it('SK-16 an offered time is held until a date, and work is checked by one', () => {
    const offered = told(visitKind, agreed(ready(), '2026-03-05')).find(({ kind }) => kind === 'slot-offered');
    expect(offered?.body).toMatch(/Время зарезервировано до \d\d\.03\.2026, \d\d:00 \(UTC\+07:00\)\./);
    const done = after(working(), (story) => story.does('2026-03-05 13:00', technician, fullAct));
    expect(one(done, 'p-spec').body).toContain('Проверить работы нужно до 06.03.2026, 22:00 (UTC+07:00).');
  });
});

describe('SK-19 a first limit', () => {
  const open = (): Story =>
    inWork().does('2026-11-30 10:00', specialist, { type: 'classify', vehicles: 8, reason: 'Молчат восемь' });
  const offer = { type: 'propose-extension', until: '2026-12-09', reason: 'Восемь терминалов' } as const;

  it('more vehicles: the letter names what changed, why, and by when a limit is proposed', () => {
    const letters = after(inWork(), (story) =>
      story.does('2026-11-30 10:00', specialist, { type: 'classify', vehicles: 8, reason: 'Молчат восемь' }),
    );
    const { subject, body } = one(letters, 'p-author', 'limit-moved');
    expect(subject).toBe('Заявка SKAI-1001: срок решения нужно согласовать');
    expect(body.split('\n\n')).toEqual([
      'Количество ТС теперь — 8.',
      'Причина: Молчат восемь',
      'Прежний срок решения, 04.12.2026, 22:00 (UTC+07:00), больше не действует: новый нужно согласовать.',
      'Предложим его до 01.12.2026, 22:00 (UTC+07:00).',
    ]);
    expect(letters.map(({ to }) => to)).not.toContain('p-spec');
  });

  it('is proposed as the first one, and agreed as such; nobody reads the own reason', () => {
    const story = open();
    const proposed = one(
      after(story, (it) => it.does('2026-11-30 12:00', specialist, offer)),
      'p-author',
    );
    expect(proposed.subject).toBe('Заявка SKAI-1001: предлагаем срок решения');
    expect(proposed.body).toContain('Пока согласия нет, срока решения тоже нет.');
    expect(proposed.body).not.toMatch(/перенести|прежний/);
    const accepted = one(
      after(story, (it) => it.does('2026-11-30 13:00', author, { type: 'answer-extension', answer: 'accept' })),
      'p-spec',
    );
    expect(accepted.subject).toBe('Заявка SKAI-1001: срок решения согласован');
    expect(accepted.body).toContain('Согласованный срок — 09.12.2026, 22:00 (UTC+07:00).');
    expect(accepted.body).toContain('Названный раньше ориентировочный срок, 02.12.2026, 16:00 (UTC+07:00), больше не');
    expect(accepted.body).not.toMatch(/перенес|Восемь терминалов/);
  });

  it('SK-13 an indicative time that slips before a later limit names the limit', () => {
    const letters = after(inWork(), (story) => story.pass('2026-12-02 11:30'));
    expect(one(letters, 'p-author', 'estimate-slips').body).toContain(
      'Срок решения прежний — 04.12.2026, 22:00 (UTC+07:00).',
    );
    const [early, slips] = letters.filter(({ to, params }) => to === 'p-spec' && params['clock'] === 'promise');
    expect(early?.body).toContain('Если не успеваете, назовите ему новое время.');
    expect(slips?.body).toContain('Мы уже написали ему, что можем не успеть.');
  });
});

describe('visits', () => {
  it('SK-17 a request asks for readiness, and says that the limit of the solution is over', () => {
    const site = { type: 'request-visit', subject: '54', address: 'a', contact: 'c', vehicles: 1 } as const;
    const letters = after(inWork(), (story) => story.does('2026-11-30 10:00', specialist, site));
    const { body } = one(letters, 'p-author');
    expect(body).toContain('Сообщите, пожалуйста, когда объект будет готов');
    expect(body).toContain('Прежний срок решения, 04.12.2026, 22:00 (UTC+07:00), больше не действует');
    expect(one(letters, 'p-coo').subject).toBe('Заявка SKAI-1001: запрошен выезд SKAI-1001/1');
    const stands = after(inWork(), (story) =>
      story.does('2026-11-30 10:00', specialist, { ...site, readyAt: msk('2026-12-01 10:00') }),
    );
    expect(one(stands, 'p-author').body).not.toContain('Сообщите');
  });

  it('SK-18 parts for a visit hold up the term of the visit; late ones are told with what to do, to the client once', () => {
    const story = ready();
    const ordered = one(
      after(story, (it) => it.does('2026-03-03 10:00', coordinator, order)),
      'p-author',
    );
    expect(ordered.body).toContain('отсчёт срока выезда остановлен. До этого срок выезда был');
    expect(ordered.body).not.toContain('срок решения');
    const late = after(story, (it) => it.pass('2026-03-13 12:00'));
    expect(late.filter(({ to }) => to === 'p-author').map(({ kind }) => kind)).toEqual(['parts-late']);
    expect(one(late, 'p-author').body).toContain('FMB920 × 1');
    for (const to of ['p-coo', 'p-spec', 'p-man'])
      expect(one(late, to).body).toMatch(/FMB920 × 1.*ООО «Склад».*Узнайте, пожалуйста, новую дату и запишите её\./);
    const received = after(story, (it) =>
      it.does('2026-03-16 10:00', coordinator, { type: 'receive-parts', order: 'cmd-2' }),
    );
    expect(one(received, 'p-author').body).toContain('Срок выезда — ');
  });

  it('SK-16 work that has not begun: whether the technician is on the way', () => {
    const gone = agreed(ready(), '2026-03-05').does('2026-03-05 11:00', technician, { type: 'depart' });
    const letters = after(gone, (story) => story.pass('2026-03-05 12:30'));
    expect(one(letters, 'p-coo').subject).toBe('Выезд SKAI-1001/1: техник в пути, работы не начаты');
    expect(one(letters, 'p-coo').body).toContain('Едет Пётр Лаптев, время выезда — 05.03.2026, 15:00 (UTC+07:00).');
    const away = after(agreed(ready(), '2026-03-05'), (story) => story.pass('2026-03-05 12:30'));
    expect(one(away, 'p-coo', 'visit-threshold').body).toContain('отметки о выезде нет');
  });
});

describe('reminders say what to do', () => {
  it('SK-15 who has to call whom', () => {
    const letters = after(new Story().file('2026-11-27 10:00', { topic: 'server-failure' }), (story) =>
      story.pass('2026-11-27 11:30'),
    );
    const bodies = letters.filter(({ params }) => params['clock'] === 'phone-call').map(({ body }) => body);
    expect(bodies).toHaveLength(3);
    for (const body of bodies) expect(body).toContain('Позвоните ему сами, пожалуйста.');
  });

  it('the first answer, and what the ticket is about', () => {
    const letters = after(diagnostics(), (story) => story.pass('2026-11-30 17:00'));
    expect(letters[0]?.body).toBe(
      'До 30.11.2026, 22:00 (UTC+07:00) нужен первый ответ клиенту.\n\nЗаявка: «Нет данных».',
    );
  });
});

describe('SK-16 work on the spot', () => {
  const act = {
    type: 'act',
    outcome: 'done',
    text: 'Заменили терминал',
    checklist: ['power-checked', 'mounting-checked', 'signal-checked'],
    attachments: ['a-1'],
    readings: { before: '0 В', after: '12 В' },
    confirmedBy: 'Иван, механик',
  } as const;

  it('a technician reads what is wrong, how many vehicles there are, and what to take along', () => {
    const story = ready().does('2026-03-03 09:00', coordinator, {
      type: 'need-spares',
      lines: [{ part: 'RELAY', quantity: 2 }],
    });
    const { body } = one(
      told(visitKind, agreed(story, '2026-03-05')).filter(({ kind }) => kind === 'slot-agreed'),
      'p-tec',
    );
    expect(body).toContain('Заявка: «Нет данных».\n\nКоличество объектов — 1.\n\nВозьмите с собой: RELAY × 2.');
  });

  it('who checks reads each part of the act by its name', () => {
    const story = working();
    const before = story.events.length;
    story.does('2026-03-05 13:00', technician, act);
    const words = 'Заменили терминал\n0 В → 12 В\nИван, механик';
    const { body } = one(told(visitKind, story, before, words), 'p-spec');
    expect(body).toContain('Техник написал:\n\nЗаменили терминал\n\nПоказания до работ — 0 В, после — 12 В.');
    expect(body).toContain('Работы принял(а): Иван, механик.');
    expect(body).toContain('— Питание и предохранители проверены\n');
    expect(body).toContain('Количество файлов с места работ — 1.');
  });

  it('that it is accepted: the technician and the coordinator hear it, and who checked does not', () => {
    const story = working().does('2026-03-05 13:00', technician, act);
    const letters = after(story, (it) =>
      it.does('2026-03-05 15:00', specialist, { type: 'check', ok: true, text: 'Данные идут' }),
    );
    expect(letters.map(({ to, kind }) => `${to}: ${kind}`)).toEqual(['p-tec: visit-checked', 'p-coo: visit-checked']);
    expect(letters[0]?.subject).toBe('Выезд SKAI-1001/1: работы приняты');
  });

  it('the closing has the words of the act and of the check; who checked gets no letter of it', () => {
    const story = inWork().does('2026-11-30 10:00', specialist, {
      ...{ type: 'request-visit', subject: '54', address: 'a', contact: 'c', vehicles: 1 },
    } as const);
    const visitId = story.ticket.visits[0]?.id ?? '';
    const before = story.events.length;
    story.does(
      '2026-12-01 10:00',
      { kind: 'system', part: 'visit' },
      {
        type: 'visit-progress',
        visitId,
        progress: { ...firstProgress, stage: 'done', owes: 'nobody', step: 'nothing', confirmed: true },
        text: 'Данные идут',
        cause: specialist.personId,
        act: { id: 'act-1', readings: true, confirmed: true },
      },
    );
    const letters = told(ticketKind, story, before, 'Данные идут');
    expect(letters.map(({ to, kind }) => `${to}: ${kind}`)).toEqual(['p-author: closed']);
    expect(letters[0]?.body).toContain(
      'Работы по выезду SKAI-1001/1 выполнены и проверены.\n\nЧто сделано:\n\nЗаменили терминал\n\nПроверка:\n\nДанные идут',
    );
  });

  it('SK-9 who has closed reads no news of it, but how to rate', () => {
    const letters = after(
      inWork().does('2026-11-30 10:00', specialist, { type: 'solve', kind: 'repair', text: 'Готово' }),
      (story) => story.does('2026-11-30 12:00', author, { type: 'confirm' }),
    );
    expect(one(letters, 'p-author').body).toBe(
      [
        'Спасибо! Заявка SKAI-1001 закрыта.',
        'Оцените, пожалуйста, работу поддержки. Исправить оценку можно в течение суток.',
        'Если вопрос остался, заявку можно открыть снова.',
      ].join('\n\n'),
    );
  });
});
