/** Made-up notices, so that every letter can be read: each kind with what it may say, to everybody who reads it in words of their own. */
import type { Addressee, Notice } from '../../domain/process';
import type { NoticeKind } from '../../domain/ticket';

export interface Sample {
  readonly to: Addressee;
  readonly params: Notice['params'];
  /** Which of the people's words it is about. */
  readonly text?: keyof typeof words;
}

/** What the people of the made-up tickets write. */
export const words = {
  problem: 'С восьми утра на карте не видны три тягача. Питание трекеров есть, индикатор связи мигает красным.',
  answer: 'Смотрим журнал терминала. Похоже, потеряны настройки связи.',
  question: 'Когда вы сможете показать машину технику?',
  word: 'Один тягач снова виден, двух по-прежнему нет.',
  solution: 'Два трекера настроены, третий прошит. Координаты приходят.',
  objection: 'Третьего автомобиля на карте всё ещё нет.',
  thanks: 'Спасибо, всё работает!',
  site: 'Новосибирск, ул. Станционная, 60, бокс 4\nВиктор Ильин, механик, +7 383 000-00-00',
  act: 'Датчик уровня топлива заменён и откалиброван, пломба поставлена.',
  noShow: 'Бокс закрыт, автомобиля нет.',
  comment: 'Быстро и понятно.',
} as const;

const at = (text: string): number => Date.parse(`${text}+03:00`);
const [due, later, soon] = [at('2026-12-04T18:00'), at('2026-12-09T18:00'), at('2026-12-02T12:00')];
const [from, to] = [at('2026-12-03T08:00'), at('2026-12-03T10:00')];
const visit = 'SKAI-1001/1';
const slot = { visit, from, to, technician: 'tc-01' };
const objection = { objectionAmount: 3, objectionUnit: 'working-day', objectUntil: later };
const moved = { oldDue: due, newDue: later };
const order = { supplier: 'ООО «Датчик-Сервис»', parts: 'Датчик уровня топлива FLS-200 × 2' };

/** For everybody of a kind the same. */
function each(audiences: readonly Addressee[], params: Notice['params'], text?: Sample['text']): Sample[] {
  return audiences.map((to_) => ({ to: to_, params, ...(text === undefined ? {} : { text }) }));
}

const sides: readonly Addressee[] = ['author', 'responsible'];

export const samples: Readonly<Record<NoticeKind, readonly Sample[]>> = {
  acknowledgement: each(['author'], {}).concat(each(['author'], { call: 1 })),
  'split-off': each(['author'], { origin: 'SKAI-1000' }),
  'colleague-word': each(['author', 'readers'], {}, 'word'),
  shared: each(['new-readers'], {}),
  'author-changed': each(sides, {}),
  'call-us': each(['author'], { call: 1 }),
  'ticket-opened': each(['manager'], { topic: 'remote-diagnostics', priority: 'normal' }, 'problem'),
  answer: [
    ...each(['author'], {}, 'answer'),
    ...each(['author'], { expectedAt: soon }, 'answer'),
    ...each(['author'], { resumed: 1, ...moved }, 'answer'),
    ...each(['author'], { wait: 'client-details', owner: 'client' }, 'question'),
  ],
  'client-word': each(['responsible'], {}, 'word'),
  wait: [
    ...each(['author'], { wait: 'client-details', owner: 'client' }),
    ...each(['author'], { wait: 'development', owner: 'supplier', until: later }),
  ],
  estimate: each(['author'], { expectedAt: due, formerly: soon }, 'answer'),
  'estimate-slips': each(['author'], { clock: 'promise', code: 'slips', due: soon }),
  assigned: [
    ...each(['responsible'], { reason: 'Занимается трекерами этой серии.', former: 'sp-02' }),
    ...each(['responsible'], {}),
  ],
  unassigned: each(['manager'], { former: 'sp-02', reason: 'В отпуске.' }),
  'handed-over': each(['former-responsible'], { responsible: 'sp-01' }),
  'extension-proposed': [
    ...each(sides, { reason: 'Нужна прошивка от производителя.', oldDue: due, wouldBeDue: later }),
    ...each(sides, { reason: 'Нужна прошивка от производителя.' }),
  ],
  'extension-answered': [
    ...each(sides, { answer: 'accepted', reason: 'Нужна прошивка от производителя.', ...moved }),
    ...each(sides, { answer: 'declined', oldDue: due }),
  ],
  'extension-answered-by-phone': [
    ...each(['author'], { answer: 'accepted', ...moved }),
    ...each(['author'], { answer: 'declined', oldDue: due }),
  ],
  'extension-expired': each(sides, { oldDue: due }),
  'extension-dropped': each(sides, { dropped: 1, ...moved }),
  'estimate-lapsed': each(['author'], { lapsed: soon, ...moved }),
  'limit-moved': [
    ...each(sides, { topic: 'consulting', priority: 'high', ...moved }),
    ...each(sides, { cause: 'calendar', ...moved }),
    ...each(sides, { newDue: later }),
    ...each(sides, { oldDue: due, stands: 1 }),
    ...each(sides, { topic: 'other', priority: 'normal', oldDue: due, open: 1 }),
  ],
  solution: each(['author'], objection, 'solution').concat(each(['author'], {}, 'solution')),
  'followed-solution': each(['readers'], {}, 'solution'),
  'solution-stands': each(['author'], { objectUntil: later }),
  'silence-warning': each(['author', 'readers'], { due: later }, 'solution'),
  objected: each(['responsible'], moved, 'objection'),
  'work-resumed': each(sides, { resumed: 1, ...moved }),
  closed: ['confirmed', 'confirmed-by-phone', 'silence', 'withdrawn', 'duplicate', 'by-author'].flatMap((how) =>
    each(sides, { how }),
  ),
  'followed-closing': ['confirmed', 'silence', 'by-author'].flatMap((how) => each(['readers'], { how })),
  'closed-as-duplicate': each(sides, { of: 'SKAI-1000' }),
  'duplicate-joined': each(['responsible'], { duplicate: 'SKAI-1002' }),
  'closing-voided': each([...sides, 'readers'], {}),
  feedback: each(['responsible'], { score: 'good', reason: 'speed' }, 'comment'),
  'feedback-corrected': each(['responsible'], { score: 'bad', reason: 'quality' }, 'objection'),
  'word-to-judge': [
    ...each(['responsible'], { after: 'solution' }, 'thanks'),
    ...each(['responsible'], { after: 'closing' }, 'thanks'),
  ],
  reopened: each(sides, {}, 'objection'),
  'visit-requested': each(['author', 'coordinator'], { visit }, 'site'),
  'delivery-failed': each(['responsible'], { kind: 'solution' }),
  'signal-refused': each(['manager'], { refusal: 'ticket-closed' }),
  threshold: [
    ...each(['responsible'], { clock: 'resolution', code: 'late', due }),
    ...each(['manager'], { clock: 'resolution', code: 'overdue', due, past: 1 }),
    ...each(['author'], { clock: 'proposal', code: 'early', due }),
  ],
  'parts-ordered': [
    ...each(['author'], { ...order, expectedAt: later, oldDue: due, stands: 1 }),
    ...each(['author'], order),
  ],
  'parts-shipped': each(['author'], { expectedAt: later }).concat(each(['author'], {})),
  'parts-received': each(sides, { newDue: later }),
  'parts-cancelled': each(sides, { supplier: order.supplier, newDue: due }),
  'visit-readiness': each(['coordinator'], { visit, ready: from }).concat(each(['technician'], { visit })),
  'slot-offered': each(['author', 'coordinator'], slot),
  'slot-agreed': each(['author', 'technician', 'coordinator'], slot, 'site'),
  'slot-released': [
    'declined',
    'replaced',
    'unanswered',
    'no-show',
    'cancelled',
    'technician-absent',
    'technician-inactive',
  ].flatMap((because) => each(['author', 'technician', 'coordinator'], { ...slot, because })),
  'visit-no-show': each(['author', 'coordinator'], { visit, attempt: 1, technician: 'tc-01' }, 'noShow'),
  'visit-handed-back': each(['responsible'], { visit, attempts: 3 }),
  'visit-another': each(['author', 'coordinator'], { visit }, 'act'),
  'visit-to-check': each(['responsible'], { visit }, 'act'),
  'visit-checked': each(['author'], { visit }, 'solution'),
  'visit-cancelled': each(['author', 'technician', 'coordinator'], { visit }, 'noShow'),
  'visit-closed-with-ticket': each(['author', 'coordinator'], { visit }),
  'visit-in-doubt': [
    ...each(['technician'], { ...slot, because: 'ticket-closed', until: soon }),
    ...each(['coordinator'], { ...slot, because: 'technician-absent' }),
  ],
  'visit-kept': each(['author'], { ...slot, because: 'kept' }).concat(
    each(['technician'], { ...slot, because: 'absence-ended' }),
  ),
  'visit-threshold': [
    ...each(['author', 'technician', 'coordinator'], { visit, clock: 'slot', code: 'eve', due: from }),
    ...each(['author', 'technician', 'coordinator'], { visit, clock: 'slot', code: 'due', due: from, past: 1 }),
    ...each(['author', 'technician', 'coordinator'], { visit, clock: 'slot-answer', code: 'early', due }),
    ...each(['author', 'technician', 'coordinator'], { visit, clock: 'visit', code: 'overdue', due, past: 1 }),
  ],
};

/** Names of the people of the made-up desk. */
export const names: ReadonlyMap<string, string> = new Map([
  ['sp-01', 'Ирина Котова'],
  ['sp-02', 'Олег Марков'],
  ['tc-01', 'Пётр Лаптев'],
]);
