/** Reminders of dates: by what has to be done, where the process knows it, else by the name that the regulation gives the clock. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering, type Line } from '../form';
import { duties, visitDuties, type Reminder } from './due-duties';

const moments = ['ahead', 'past'] as const;

function linesOf(part: 'subject' | 'body', table: Readonly<Record<string, Reminder>>): Line[] {
  return Object.entries(table).flatMap(([duty, reminder]) =>
    moments.flatMap((moment) => {
      const words = reminder[moment];
      return words === undefined ? [] : [line(...words[part], { when: [`duty=${duty}`, `moment=${moment}`] })];
    }),
  );
}

/** Of a clock that has no words of its own here: by its name. */
function general(
  ru: string,
  en: string,
  table: Readonly<Record<string, Reminder>>,
): Record<'subject' | 'body', Line[]> {
  const unlessIn = (moment: 'ahead' | 'past') => ({
    when: `moment=${moment}`,
    unless: Object.keys(table)
      .filter((duty) => table[duty]?.[moment] !== undefined)
      .map((duty) => `duty=${duty}`),
  });
  return {
    subject: [
      line(`${ru}: срок «{clock}» истёк`, `${en}: "{clock}" is overdue`, { when: 'moment=past' }),
      line(`${ru}: напоминание о сроке «{clock}»`, `${en}: a reminder of "{clock}"`),
    ],
    body: [
      line('Срок «{clock}» истёк {due}.', 'The time for "{clock}" ran out on {due}.', unlessIn('past')),
      line('Срок «{clock}» истекает {due}.', 'The time for "{clock}" runs out on {due}.', unlessIn('ahead')),
    ],
  };
}

const about = line('Заявка: «{subject}».', 'The ticket: "{subject}".');
const ofTicket = general('Заявка {tid}', 'Ticket {tid}', duties);
const ofVisit = general('Выезд {visit}', 'Visit {visit}', visitDuties);
const slot = { ahead: 'moment=slot-ahead', past: 'moment=slot-past' } as const;

export const reminders = {
  threshold: {
    name: both('Напоминание о сроке', 'Reminder of a date'),
    to: {
      client: wording(
        [...linesOf('subject', duties), ...ofTicket.subject],
        ...linesOf('body', duties),
        ...ofTicket.body,
      ),
      desk: wording(
        [...linesOf('subject', duties), ...ofTicket.subject],
        ...linesOf('body', duties),
        ...ofTicket.body,
        line('Если не успеваете, назовите ему новое время.', 'If there is not time enough, please name another one.', {
          when: ['duty=estimate', 'moment=ahead'],
          unless: 'clientTold',
        }),
        line(
          'Мы уже написали ему, что можем не успеть. Назовите, пожалуйста, новое время.',
          'We have written to the client that it may take longer. Please name another time.',
          { when: ['duty=estimate', 'moment=ahead', 'clientTold'] },
        ),
        about,
      ),
    },
  },
  'visit-threshold': {
    name: both('Напоминание о выезде', 'Reminder of a visit'),
    to: {
      client: wording(
        [
          line('Выезд {visit}: напоминаем о времени работ', 'Visit {visit}: a reminder of the agreed time', {
            when: slot.ahead,
          }),
          line('Выезд {visit}: наступило согласованное время', 'Visit {visit}: the agreed time has come', {
            when: slot.past,
          }),
          ...linesOf('subject', visitDuties),
          ...ofVisit.subject,
        ],
        line(
          'Напоминаем: работы начнутся {due}. К этому времени объект должен быть готов.',
          'A reminder: the work begins on {due}. The site has to be ready by then.',
          { when: slot.ahead },
        ),
        line('Согласованное время работ — {due}.', 'The agreed time of the work is {due}.', { when: slot.past }),
        ...linesOf('body', visitDuties),
        ...ofVisit.body,
      ),
      technician: wording(
        [
          line('Выезд {visit}: напоминаем о времени', 'Visit {visit}: a reminder of the time', { when: slot.ahead }),
          line('Выезд {visit}: работы не начаты вовремя', 'Visit {visit}: the work has not begun in time', {
            when: slot.past,
          }),
          ...linesOf('subject', visitDuties),
          ...ofVisit.subject,
        ],
        line('Напоминаем: вы начинаете работы {due}.', 'A reminder: you begin the work on {due}.', {
          when: slot.ahead,
        }),
        line(
          'Согласованное время наступило {due}, а работы не начаты.',
          'The agreed time came on {due}, and the work has not begun.',
          { when: slot.past },
        ),
        ...linesOf('body', visitDuties),
        ...ofVisit.body,
      ),
      desk: wording(
        [
          line('Выезд {visit}: техник в пути, работы не начаты', 'Visit {visit}: the technician is on the way', {
            when: [slot.past, 'departed'],
          }),
          line('Выезд {visit}: работы не начаты вовремя', 'Visit {visit}: the work has not begun in time', {
            when: slot.past,
          }),
          line('Выезд {visit}: напоминаем о времени работ', 'Visit {visit}: a reminder of the agreed time', {
            when: slot.ahead,
          }),
          ...linesOf('subject', visitDuties),
          ...ofVisit.subject,
        ],
        line(
          'Согласованное время наступило {due}, а работы не начаты.',
          'The agreed time came on {due}, and the work has not begun.',
          { when: slot.past },
        ),
        line('Едет {technician}, время выезда — {departed}.', '{technician} is on the way and left on {departed}.', {
          when: slot.past,
        }),
        line(
          'Должен приехать {technician}, отметки о выезде нет.',
          '{technician} is to come; no departure has been noted.',
          { when: slot.past, unless: 'departed' },
        ),
        line('Работы начнутся {due}.', 'The work begins on {due}.', { when: slot.ahead }),
        ...linesOf('body', visitDuties),
        ...ofVisit.body,
      ),
    },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;
