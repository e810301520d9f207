/** Reminders of what a desk owes of its own: monthly reports, changes of the register, and analyses of incidents. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering, type Wording } from '../form';

const ahead = { when: 'moment=ahead' } as const;
const past = { when: 'moment=past' } as const;
const whose = line('Служба: {service}.', 'The service: {service}.');

const report: Wording = wording(
  [
    line('{report} за {month}: срок близко', '{report} of {month} is due soon', ahead),
    line('{report} за {month}: срок истёк', '{report} of {month} is overdue', past),
    line('{summary} за {month}: срок близко', '{summary} of {month} is due soon', ahead),
    line('{summary} за {month}: срок истёк', '{summary} of {month} is overdue', past),
  ],
  line(
    'Сдайте, пожалуйста, отчёт до {due}: «{report}», {month}.',
    'Please hand in "{report}" of {month} by {due}.',
    ahead,
  ),
  line(
    'Отчёт «{report}» за {month} нужно было сдать до {due}, а его всё ещё нет.',
    '"{report}" of {month} should have been handed in by {due}, and is not there yet.',
    past,
  ),
  line(
    'Опубликуйте, пожалуйста, до {due}: «{summary}», {month}. Кто не сдал отчёт, видно на его странице.',
    'Please publish "{summary}" of {month} by {due}. Its page tells whose report is missing.',
    ahead,
  ),
  line(
    '«{summary}» за {month} нужно было опубликовать до {due}, а этого ещё не сделали.',
    '"{summary}" of {month} should have been published by {due}, and is not yet.',
    past,
  ),
  whose,
);

const change: Wording = wording(
  [
    line('Реестр: изменение {change} нужно опубликовать', 'The register: change {change} is to be published', ahead),
    line('Реестр: изменение {change} не опубликовано', 'The register: change {change} is not published', past),
  ],
  line(
    'Сведения, которые вы получили, должны появиться в реестре до {due}.',
    'The contacts that were received have to stand in the register by {due}.',
    { when: ['because=contacts', 'moment=ahead'] },
  ),
  line(
    'Полученные сведения должны были появиться в реестре до {due}, а их там нет.',
    'The contacts that were received should have stood in the register by {due}, and do not.',
    { when: ['because=contacts', 'moment=past'] },
  ),
  line('Об определённом операторе нужно сообщить до {due}.', 'The operator has to be announced by {due}.', {
    when: ['because=operator', 'moment=ahead'],
  }),
  line(
    'Об определённом операторе нужно было сообщить до {due}, а этого не сделали.',
    'The operator should have been announced by {due}, and was not.',
    { when: ['because=operator', 'moment=past'] },
  ),
  whose,
);

const incident: Wording = wording(
  [
    line('Инцидент № {incident}: приближается срок разбора', 'Incident {incident}: its analysis is due soon', ahead),
    line('Инцидент № {incident}: срок разбора истёк', 'Incident {incident}: its analysis is overdue', past),
    line('Инцидент № {incident} остался без ответственного', 'Incident {incident}: nobody sees to it', {
      when: 'moment=left',
    }),
  ],
  line(
    'Запишите, пожалуйста, причину инцидента и принятые меры до {due}.',
    'Please write down why the incident happened and what was done about it by {due}.',
    ahead,
  ),
  line(
    'Причину инцидента и принятые меры нужно было записать до {due}, а их всё ещё нет.',
    'Why the incident happened and what was done about it should have been written down by {due}, and is not there yet.',
    past,
  ),
  line(
    'Тот, кто вёл инцидент, больше им не занимается. Назначьте, пожалуйста, другого: до тех пор за инцидент отвечают руководители службы.',
    'Whoever saw to the incident does so no more. Please name somebody else: until then it is up to those who lead the desk.',
    { when: 'moment=left' },
  ),
);

export const ownDuties = {
  'report-threshold': { name: both('Напоминание об отчёте', 'Reminder of a report'), to: { desk: report } },
  'register-threshold': { name: both('Напоминание о реестре', 'Reminder of the register'), to: { desk: change } },
  'incident-owed': { name: both('Напоминание об инциденте', 'Reminder of an incident'), to: { desk: incident } },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;
