/** Letters in the desk's own words: HiveTaxi's confirmation and its notice that work has begun, and what no client can make of them. */
import fc from 'fast-check';
import { ticketKind, type TicketEvent } from '../../domain/ticket';
import type { PersonActor } from '../../domain/policy/actor';
import { letterKinds } from '../../domain/regulation';
import { letterKindOf, noticeKinds } from '../../domain/ticket';
import {
  author,
  builtIn,
  catalogOf,
  contracted,
  manager,
  rulesOf,
  skai,
  specialist,
  Story,
} from '../domain/ticket/story';
import { told, type ToldLetter } from './told';

const hivetaxi = builtIn('hivetaxi');
const desk = rulesOf(contracted(hivetaxi, { clientCategory: { category: 'vip', source: 'cl. 1' } }));
const standard = rulesOf(contracted(hivetaxi, { clientCategory: { category: 'standard', source: 'cl. 1' } }));

function filed(rules = desk, category: string | null = null): Story {
  return new Story(rules, catalogOf(rules)).file('2026-11-27 10:00', { topic: 'other', category });
}

/** What the author reads of a story after a revision. */
function read(story: Story, after = 0, subject?: string): readonly ToldLetter[] {
  return told(ticketKind, story, after, 'как написано', subject).filter(({ to }) => to === 'p-author');
}

/** What the author reads of the last word. */
function since(story: Story, act: (story: Story) => unknown): readonly string[] {
  const before = story.events.length;
  act(story);
  return read(story, before).map(({ kind }) => kind);
}

const assigned = { type: 'assign', to: 'sp-01' } as const;

describe('HT-10 SM-2 the confirmation', () => {
  it('stands in the words of the desk, with the level and what it promises', () => {
    const [letter, ...others] = read(filed());
    expect(others).toEqual([]);
    expect(letter?.subject).toBe('[SKAI-1001] Обращение принято: Нет данных');
    expect(letter?.body.split('\n\n')).toEqual([
      'Ваше обращение принято службой технической поддержки, его номер — SKAI-1001. Пожалуйста, сохраняйте этот номер в теме, когда пишете нам по тому же вопросу.',
      'Уровень обслуживания — «VIP».',
      'Первый ответ — до 27.11.2026, 17:00 (UTC+07:00).',
    ]);
  });

  it('of a level without a figure promises none', () => {
    const [letter] = read(filed(standard));
    expect(letter?.body).toContain('Уровень обслуживания — «Стандарт».\n\nСрок ответа на этом уровне не обещан.');
    expect(letter?.body).not.toMatch(/\d\d:\d\d/);
  });

  it('says what every desk says where the desk has no words, or none for this case', () => {
    const [common] = read(new Story(skai).file('2026-11-27 10:00'));
    expect(common?.subject).toBe('Заявка SKAI-1001 принята: Нет данных');
    const rules = rulesOf(contracted(hivetaxi, { letters: { accepted: { when: { category: 'outage' } } } }));
    const subjects = ['outage', 'question'].map((category) => read(filed(rules, category))[0]?.subject);
    expect(subjects).toEqual(['[SKAI-1001] Обращение принято: Нет данных', 'Заявка SKAI-1001 принята: Нет данных']);
  });

  it('names what the desk asks for, as it is when the letter is written', () => {
    const text = { ru: '{desk}: {topic}, {level}, {status}, {due}', en: '{desk}: {topic}, {level}, {status}, {due}' };
    const patch = { letters: { accepted: { text }, answer: { text, source: 'cl. 2' } } };
    const rules = rulesOf(
      contracted(hivetaxi, { ...patch, clientCategory: { category: 'extended', source: 'cl. 1' } }),
    );
    const story = filed(rules);
    story
      .does('2026-11-27 10:30', manager, assigned)
      .does('2026-11-27 11:00', specialist, { type: 'reply', text: 'х' });
    const bodies = read(story).map(({ body }) => body.split('\n\n'));
    const named = 'Техническая поддержка HiveTaxi: Другое, Расширенный';
    expect(bodies[0]?.[0]).toBe(`${named}, Принято, 30.11.2026, 19:00 (UTC+07:00)`);
    // The words of the answer stay; nothing is promised after it.
    expect(bodies.at(-1)).toEqual([`${named}, Обработка начата, не обещан`, 'Поддержка ответила:', 'как написано']);
  });
});

describe('HT-10 the notice that work has begun', () => {
  it('goes to the author when the first person is made responsible, once a cycle', () => {
    const story = filed();
    expect(since(story, (it) => it.does('2026-11-27 10:30', manager, assigned))).toEqual(['work-begun']);
    const [letter] = read(story).filter(({ kind }) => kind === 'work-begun');
    expect(letter?.subject).toBe('[SKAI-1001] Обработка обращения начата: Нет данных');
    expect(letter?.body).toContain('Мы начали обработку обращения SKAI-1001.');
    const again = (it: Story) =>
      it
        .does('2026-11-27 10:40', manager, { type: 'assign', to: null })
        .does('2026-11-27 10:50', manager, { type: 'assign', to: 'sp-02' });
    expect(since(story, again)).toEqual([]);
  });

  it('is no reaction', () => {
    const story = filed().does('2026-11-27 10:30', manager, assigned);
    expect(story.clock('reaction').stopped).toBeNull();
  });

  it('is said by the answer where that comes first, and not by what sorts the request only', () => {
    const story = filed();
    const sorted = { type: 'classify', category: 'defect', reason: 'Есть обход' } as const;
    expect(since(story, (it) => it.does('2026-11-27 10:10', manager, sorted))).not.toContain('work-begun');
    const answer = { type: 'triage', outcome: 'consultation', text: 'Вот так' } as const;
    expect(since(story, (it) => it.does('2026-11-27 10:20', specialist, answer))).toEqual(['answer']);
    expect(since(story, (it) => it.does('2026-11-27 10:30', manager, { type: 'assign', to: 'sp-02' }))).toEqual([]);
  });

  it('comes again in another cycle, with the first that the desk does', () => {
    const story = filed()
      .does('2026-11-27 10:30', manager, assigned)
      .does('2026-11-27 11:00', author, { type: 'close' })
      .does('2026-11-27 12:00', author, { type: 'reopen', text: 'Снова' });
    expect(story.ticket.begunAt).toBeNull();
    expect(since(story, (it) => it.does('2026-11-27 12:10', specialist, { type: 'note', text: 'Смотрю' }))).toEqual([
      'work-begun',
    ]);
  });

  it('is sent by desks only that word it', () => {
    const story = new Story(skai).file('2026-11-27 10:00');
    expect(since(story, (it) => it.does('2026-11-27 10:30', manager, assigned))).toEqual([]);
  });
});

it('every letter that a desk may word is one of the product, and goes to the client', () => {
  const named = noticeKinds.flatMap((kind) => letterKindOf(kind) ?? []);
  expect([...named].sort()).toEqual([...letterKinds].sort());
});

it('HT-10 whatever a client types, a subject stays one line that begins with the number, and no place of it is filled', () => {
  const actor: PersonActor = author;
  const story = new Story(desk, catalogOf(desk)).file('2026-11-27 10:00', { topic: 'other' }, actor);
  const events: readonly TicketEvent[] = story.events;
  expect(events.length).toBeGreaterThan(0);
  const part = fc.constantFrom(
    '{tid}',
    '{level}',
    '{text}',
    '[SKAI-2]',
    '\r\n',
    '\n',
    '\u2028',
    '\u202e',
    'Bcc: a@b',
    '$&',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string({ unit: 'binary' })), { maxLength: 6 }), (parts) => {
      const typed = parts.join('');
      const [letter] = read(story, 0, typed);
      expect(letter?.subject).toMatch(/^\[SKAI-1001\] Обращение принято:/);

      expect(letter?.subject).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
      for (const place of ['{tid}', '{level}', '{text}'])
        expect(letter?.subject.split(place).length).toBe(typed.split(place).length);
    }),
  );
});
