/** Faults and problems of contracts that are checked and published. */
import { both } from './language';

export const contractFaultTexts = {
  'contract-fault': both('В договоре, {path}: {message}', 'In the contract, {path}: {message}'),
  'contract-fault-at': both('Строка {line}. {path}: {message}', 'Line {line}. {path}: {message}'),
  'contract-file-or-parts': both(
    'Укажите что-то одно: файл договора (file) или его части (number, validFrom, patch).',
    'Give either the file of the contract, or its parts: number, validFrom, patch.',
  ),
  'contract-unfit-version': both(
    'Не подходит к редакции {version}, которая действует с {from}: {message}',
    'Does not fit version {version}, in force from {from}: {message}',
  ),
  'contract-unfit-ticket': both(
    'Заявка {tid} названа тем, чего по договору больше нет: {what}',
    'Ticket {tid} is about what the contract takes away: {what}',
  ),
  'rules-fault': both('Место {path}: {message}', 'At {path}: {message}'),
  'rules-fault-at': both('Строка {line}. {path}: {message}', 'Line {line}. {path}: {message}'),
  'rules-misfit': both(
    'Служба {desk}, редакция {version}, {whose}: {message}',
    'Desk {desk}, version {version}, {whose}: {message}',
  ),
  'year-moved': both(
    'Год {year} опубликовали заново с тех пор, как начат этот черновик, и он это отменил бы. Отзовите его и начните с года, каким он стал.',
    'The year {year} was published anew since this draft was begun, which would undo that. Withdraw it and begin from the year as it is now.',
  ),
  'version-moved': both(
    'С тех пор как начат этот черновик, появилась редакция {version}, и он отменил бы её изменения. Отзовите его и начните с неё.',
    'Since this draft was begun there is version {version}, whose changes it would undo. Withdraw it and begin from that one.',
  ),
  'contract-moved': both(
    'С тех пор как начат этот черновик, клиенту опубликовали договор № {number}, и он занял бы его место. Сверьте их, отзовите черновик и начните заново.',
    'Since this draft was begun contract {number} of this client was published, whose place it would take. Compare the two, withdraw the draft and begin anew.',
  ),
  'desks-not-administered': both(
    'По этому календарю считают и другие службы. Опубликовать его может тот, кто управляет каждой из них; не хватает: {desks}.',
    'Other desks count by this calendar too. It is published by one who administers each of them; missing: {desks}.',
  ),
  'calendars-move': both(
    'Новый календарь всегда пересчитывает открытые заявки, которые по нему считают.',
    'A new calendar always moves the open tickets that count by it.',
  ),
} as const;
