/** Made-up notices, so that every letter can be read: each kind with what it may say, to everybody who reads it in words of their own. */
import type { Addressee, Notice } from '../../domain/process';
import type { NoticeKind } from '../../domain/ticket';
import { ownDutySamples } from './own-duty-samples';

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
  act: 'Датчик уровня топлива заменён и откалиброван, пломба поставлена.\n0 В → 12 В\nВиктор Ильин, механик',
  anotherVisit: 'Снять старый датчик не удалось: нужен второй человек.',
  check: 'Данные с датчика приходят.',
  noShow: 'Бокс закрыт, автомобиля нет.',
  handOver: 'Обмен останавливается на стороне национального шлюза, журнал приложен.',
  comment: 'Быстро и понятно.',
  plea: 'Машины стоят вторые сутки. Помогите, пожалуйста, ускорить.',
  consent: 'Обновим сервер ночью, чтобы не останавливать работу.',
  access: 'Ошибка на стороне сервера: нужно посмотреть журнал и права на файлы.',
  consentOff: 'Обошлись без остановки.',
  decline: 'Без журнала терминала причину не установить, а доступа к нему нет.',
} as const;

const at = (text: string): number => Date.parse(`${text}+03:00`);
const [due, later, soon] = [at('2026-12-04T18:00'), at('2026-12-09T18:00'), at('2026-12-02T12:00')];
const [from, to] = [at('2026-12-03T08:00'), at('2026-12-03T10:00')];
const visit = 'SKAI-1001/1';
const slot = { visit, from, to, technician: 'tc-01' };
const objection = { objectionAmount: 3, objectionUnit: 'working-day', objectUntil: later };
const moved = { oldDue: due, newDue: later };
const act = { visit, checked: 1, actId: 'act', readings: 1, confirmed: 1 };
const outage = 'Работа стала полностью невозможна';
const offHours = { agreement: 'Работы вне графика', from: at('2026-12-05T20:00'), to: at('2026-12-05T23:00') };
const paid = { agreement: 'Платные работы', price: '1500.50 RUB' };
const order = { supplier: 'ООО «Датчик-Сервис»', parts: 'Датчик уровня топлива FLS-200 × 2' };

/** For everybody of a kind the same. */
function each(audiences: readonly Addressee[], params: Notice['params'], text?: Sample['text']): Sample[] {
  return audiences.map((to_) => ({ to: to_, params, ...(text === undefined ? {} : { text }) }));
}

const sides: readonly Addressee[] = ['author', 'responsible'];

export const samples: Readonly<Record<NoticeKind, readonly Sample[]>> = {
  acknowledgement: [
    ...each(['author'], { answerBy: soon, resolveBy: due }),
    ...each(['author'], { call: 1, callBy: soon, resolveBy: due }),
  ],
  'split-off': each(['author'], { origin: 'SKAI-1000', answerBy: soon, resolveBy: due }),
  'work-begun': each(['author'], {}),
  'colleague-word': each(['author', 'readers'], {}, 'word'),
  shared: each(['new-readers'], {}),
  'author-changed': each(sides, {}),
  'call-us': each(['author'], { call: 1, callBy: soon }),
  'ticket-opened': each(['manager'], { topic: 'remote-diagnostics', priority: 'normal', answerBy: soon }, 'problem'),
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
  postponed: [
    ...each(['author'], { wait: 'development', owner: 'supplier', until: later }, 'decline'),
    ...each(['author'], { wait: 'client-details', owner: 'client' }, 'question'),
  ],
  'release-planned': [
    ...each(['author'], { release: '5.12.3', expectedAt: later }),
    ...each(['author'], { release: '5.12.3', expectedAt: null }),
  ],
  'release-out': each(sides, { release: '5.12.3' }),
  estimate: each(['author'], { expectedAt: due, formerly: soon }, 'answer'),
  'estimate-slips': [
    ...each(['author'], { clock: 'promise', code: 'slips', due: soon }),
    ...each(['author'], { clock: 'promise', code: 'slips', due: soon, limit: due }),
    ...each(['author'], { clock: 'promise', code: 'due', due: soon, past: 1 }),
    ...each(['author'], { clock: 'promise', code: 'due', due: soon, past: 1, limit: due }),
  ],
  assigned: [
    ...each(['responsible'], { reason: 'Занимается трекерами этой серии.', former: 'sp-02' }),
    ...each(['responsible'], { answerBy: soon, resolveBy: due }),
  ],
  unassigned: each(['manager'], { former: 'sp-02', reason: 'В отпуске.' }),
  'service-asked': [
    ...each(['service'], { service: 'national', fromService: 'central', by: soon }, 'handOver'),
    ...each(['service'], { service: 'national', fromService: 'central' }, 'handOver'),
  ],
  'service-took': each(['former-responsible'], { service: 'national' }),
  'service-returned': each(['service'], { fromService: 'national', reason: 'Не наш участок.' }, 'handOver'),
  'handed-over': each(['former-responsible'], { responsible: 'sp-01' }),
  'extension-proposed': [
    ...each(sides, { reason: 'Нужна прошивка от производителя.', oldDue: due, wouldBeDue: later, by: due }),
    ...each(sides, { reason: 'Нужна прошивка от производителя.' }),
    ...each(sides, { reason: 'Восемь терминалов.', wouldBeDue: later, noLimit: 1, by: soon }),
  ],
  'extension-answered': [
    ...each(sides, { answer: 'accepted', reason: 'Нужна прошивка от производителя.', ...moved }),
    ...each(sides, { answer: 'declined', oldDue: due }),
    ...each(sides, { answer: 'accepted', noLimit: 1, newDue: later, lapsed: soon }),
    ...each(sides, { answer: 'declined', noLimit: 1 }),
  ],
  'extension-answered-by-phone': [
    ...each(['author'], { answer: 'accepted', ...moved }),
    ...each(['author'], { answer: 'declined', oldDue: due }),
    ...each(['author'], { answer: 'accepted', noLimit: 1, newDue: later }),
    ...each(['author'], { answer: 'declined', noLimit: 1 }),
  ],
  'extension-expired': each(sides, { oldDue: due }).concat(each(sides, { noLimit: 1 })),
  'extension-dropped': each(sides, { dropped: 1, ...moved }),
  'consent-requested': [
    ...each(['author', 'personal-manager'], { ...offHours, by: soon }, 'consent'),
    ...each(['author'], { ...paid, by: soon }, 'consent'),
  ],
  'consent-answered': ['agreed', 'declined'].flatMap((answer) => [
    ...each(sides, { ...offHours, answer }),
    ...each(['responsible'], { ...paid, answer }, 'thanks'),
  ]),
  'consent-answered-by-phone': ['agreed', 'declined'].flatMap((answer) => each(['author'], { ...paid, answer })),
  'consent-withdrawn': each([...sides, 'personal-manager'], offHours, 'consentOff'),
  'consent-expired': each(sides, offHours).concat(each(sides, paid)),
  'access-requested': each(['author'], { access: 'Доступ по FTP' }, 'access'),
  'access-given': each(['responsible'], { access: 'Доступ по FTP' }),
  'access-closing': each(['author'], { access: 'Доступ по FTP', until: at('2026-12-06T00:00') }),
  'access-taken-back': each(['responsible'], { access: 'Доступ по FTP' }),
  'estimate-lapsed': each(['author'], { lapsed: soon, ...moved }),
  'limit-moved': [
    ...each(sides, { topic: 'consulting', priority: 'high', ...moved }),
    ...each(sides, { cause: 'calendar', ...moved }),
    ...each(sides, { fault: 'client', ...moved }),
    ...each(sides, { newDue: later }),
    ...each(sides, { oldDue: due, stands: 1 }),
    ...each(sides, { vehiclesNow: 8, reason: 'Молчат восемь машин.', oldDue: due, open: 1, proposeBy: soon }),
    ...each(['author', 'coordinator'], { visit, term: 'visit', ...moved }),
    ...each(['author', 'coordinator'], { visit, term: 'visit', newDue: later }),
    ...each(['author', 'coordinator'], { visit, term: 'visit', oldDue: due, stands: 1 }),
  ],
  solution: [
    ...each(['author'], objection, 'solution'),
    ...each(['author'], {}, 'solution'),
    ...each(['author'], { ...objection, ...act }, 'check'),
  ],
  'followed-solution': each(['readers'], {}, 'solution').concat(each(['readers'], act, 'check')),
  'solution-stands': each(['author'], { objectUntil: later }),
  'silence-warning': each(['author', 'readers'], { due: later }, 'solution'),
  objected: each(['responsible'], moved, 'objection'),
  'work-resumed': each(sides, { resumed: 1, ...moved }),
  closed: [
    ...['confirmed', 'confirmed-by-phone', 'silence', 'unanswered', 'withdrawn', 'duplicate', 'by-author'].flatMap(
      (how) => each(sides, { how }),
    ),
    ...each(['author'], { how: 'confirmed', own: 1 }),
    ...each(['author'], { how: 'confirmed', ...act }, 'check'),
  ],
  'rating-asked': each(['author'], {}),
  escalated: each(['responsible'], { priority: 'critical', clock: 'resolution' }),
  'service-silent': each(['service'], { fromService: 'Вторая линия' }),
  'followed-closing': ['confirmed', 'silence', 'by-author'].flatMap((how) => each(['readers'], { how })),
  declined: each([...sides, 'readers'], { decline: 'Недостаточно сведений, чтобы решить вопрос' }, 'decline'),
  redirected: [
    ...each([...sides, 'readers'], { redirect: 'поставщик телефонии' }, 'decline'),
    ...each(['author', 'personal-manager'], { redirect: 'отдел сопровождения', taken: 1 }, 'decline'),
  ],
  'closed-as-duplicate': each(sides, { of: 'SKAI-1000' }),
  'duplicate-joined': each(['responsible'], { duplicate: 'SKAI-1002' }),
  'closing-voided': [null, 1].flatMap((undelivered) => each([...sides, 'readers'], { undelivered })),
  feedback: each(['responsible'], { score: 'good', reason: 'speed' }, 'comment'),
  'feedback-corrected': each(['responsible'], { score: 'bad', reason: 'quality' }, 'objection'),
  'speed-up': each(['responsible', 'personal-manager'], {}, 'plea'),
  'emergency-proposed': [
    ...each(['responsible', 'personal-manager', 'manager'], { emergency: outage, fault: 'undetermined' }, 'answer'),
    ...each(['personal-manager'], { emergency: outage, fault: 'client' }),
  ],
  'emergency-declared': each(sides, { emergency: outage, ...moved }, 'answer'),
  'emergency-declined': [
    ...each(sides, { emergency: outage }, 'decline'),
    ...each(['personal-manager'], { emergency: outage, withdrawn: 1 }),
  ],
  'emergency-ended': ['over', 'declared-wrongly', 'developers'].flatMap((because) =>
    each(sides, { emergency: outage, because }),
  ),
  'word-to-judge': [
    ...each(['responsible'], { after: 'solution', by: soon }, 'thanks'),
    ...each(['responsible'], { after: 'closing', by: soon }, 'thanks'),
  ],
  reopened: each(sides, { answerBy: soon, resolveBy: due }, 'objection'),
  'visit-requested': [
    ...each(['author', 'coordinator'], { visit }, 'site'),
    ...each(['author'], { visit, askReady: 1, ended: due }, 'site'),
  ],
  'delivery-failed': each(['responsible'], { kind: 'solution', by: soon }),
  'signal-refused': each(['manager'], { refusal: 'ticket-closed' }),
  threshold: [
    ...[
      'triage',
      'resolution',
      'promise',
      'phone-call',
      'agree-limit',
      'word-after-closing',
      'delivery-failed',
    ].flatMap((clock) => [
      ...each(['responsible'], { clock, code: 'early', due }),
      ...each(['manager'], { clock, code: 'due', due, past: 1 }),
    ]),
    ...each(['responsible'], { clock: 'promise', code: 'slips', due, clientTold: 1 }),
    ...each(['author'], { clock: 'proposal', code: 'early', due }),
    ...each(['responsible'], { clock: 'proposal', code: 'due', due, past: 1 }),
    ...each(['responsible'], { clock: 'wait', code: 'due', due, past: 1 }),
    ...each(['responsible'], { clock: 'signal-refused', code: 'due', due, past: 1 }),
    ...each(['responsible'], { clock: 'parts', code: 'due', due, past: 1, ...order }),
  ],
  'parts-ordered': [
    ...each(['author'], { ...order, expectedAt: later, oldDue: due, stands: 1 }),
    ...each(['author'], order),
    ...each(['author'], { ...order, expectedAt: later, oldDue: due, stands: 1, visit, term: 'visit' }),
  ],
  'parts-shipped': each(['author'], { expectedAt: later }).concat(each(['author'], {})),
  'parts-received': [
    ...each(sides, { newDue: later }),
    ...each(['author', 'coordinator'], { visit, term: 'visit', newDue: later }),
  ],
  'parts-late': each(['author'], { ...order, due }),
  'parts-cancelled': each(sides, { supplier: order.supplier, newDue: due }),
  'visit-readiness': each(['coordinator'], { visit, ready: from }).concat(each(['technician'], { visit })),
  'slot-offered': each(['author', 'coordinator'], { ...slot, by: soon }),
  'slot-agreed': each(
    ['author', 'technician', 'coordinator'],
    { ...slot, vehicles: 2, spares: 'Датчик уровня топлива FLS-200 × 2' },
    'site',
  ),
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
  'visit-handed-back': each(['responsible'], { visit, attempts: 3, by: soon }),
  'visit-another': each(['author', 'coordinator'], { visit }, 'anotherVisit'),
  'visit-to-check': each(
    ['responsible'],
    {
      ...{ visit, readings: 1, confirmed: 1, photos: 2, by: soon },
      checklist: 'power-checked mounting-checked signal-checked',
    },
    'act',
  ),
  'visit-checked': each(['author'], act, 'check').concat(each(['technician', 'coordinator'], { visit }, 'check')),
  'visit-cancelled': each(['author', 'technician', 'coordinator'], { visit }, 'noShow'),
  'visit-closed-with-ticket': each(['author', 'coordinator'], { visit }),
  'visit-in-doubt': [
    ...each(['technician'], { ...slot, because: 'ticket-closed', until: soon }),
    ...each(['coordinator'], { ...slot, because: 'technician-absent' }),
  ],
  'visit-kept': each(['author'], { ...slot, because: 'kept' }).concat(
    each(['technician'], { ...slot, because: 'absence-ended' }),
  ),
  ...ownDutySamples,
  'visit-threshold': [
    ...each(['author', 'technician', 'coordinator'], { visit, clock: 'slot', code: 'eve', due: from }),
    ...each(['author', 'technician', 'coordinator'], { visit, clock: 'slot', code: 'due', due: from, past: 1 }),
    ...each(['coordinator'], { ...slot, clock: 'slot', code: 'due', due: from, past: 1 }),
    ...each(['coordinator'], { ...slot, departed: from - 3_600_000, clock: 'slot', code: 'due', due: from, past: 1 }),
    ...each(['author', 'technician', 'coordinator'], { visit, clock: 'slot-answer', code: 'early', due }),
    ...each(['author', 'technician', 'coordinator'], { visit, clock: 'visit', code: 'overdue', due, past: 1 }),
    ...['visit', 'work-check'].flatMap((clock) => each(['responsible'], { visit, clock, code: 'early', due })),
    ...['slot-answer', 'work-check', 'no-show-decision', 'visit-decision'].flatMap((clock) =>
      each(['coordinator'], { visit, clock, code: 'due', due, past: 1 }),
    ),
    ...each(['coordinator'], { visit, clock: 'parts', code: 'due', due, past: 1, ...order }),
  ],
};

/** Names of the people of the made-up desk. */
export const names: ReadonlyMap<string, string> = new Map([
  ['sp-01', 'Ирина Котова'],
  ['sp-02', 'Олег Марков'],
  ['tc-01', 'Пётр Лаптев'],
]);
