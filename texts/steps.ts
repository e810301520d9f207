import type { Text } from '../domain/regulation/types';
import { both } from './language';

/** Who owes a step, in words. */
export const owners: Readonly<Record<string, Text>> = {
  author: both('Автор', 'The author'),
  client: both('Клиент', 'The client'),
  responsible: both('Ответственный', 'The responsible'),
  manager: both('Руководитель поддержки', 'The support manager'),
  coordinator: both('Координатор', 'The coordinator'),
  'personal-manager': both('Персональный менеджер', 'The personal manager'),
  supplier: both('Поставщик', 'The supplier'),
  us: both('Служба поддержки', 'The support desk'),
  nature: both('Обстоятельства', 'Circumstances'),
  nobody: both('Никто', 'Nobody'),
};

/** What is owed next, by the step codes of the process. */
const steps: Readonly<Record<string, Text>> = {
  'judge-word': both(
    'оценить слово клиента: продолжить работу или отметить вежливость',
    'judge the word of the client',
  ),
  'reach-client': both('связаться с клиентом: письмо не дошло', 'reach the client: the letter did not arrive'),
  'confirm-or-object': both('подтвердить решение или возразить', 'confirm the solution or object'),
  'answer-extension': both('ответить на предложение о продлении', 'answer the proposed extension'),
  'give-details': both('прислать то, чего ждёт поддержка', 'send what the desk is waiting for'),
  deliver: both('поставить то, чего ждёт заявка', 'deliver what the ticket waits for'),
  continue: both('продолжить работу', 'continue the work'),
  assign: both('назначить ответственного', 'assign somebody'),
  triage: both('дать первый ответ', 'give the first answer'),
  'agree-limit': both('согласовать срок', 'agree on a limit'),
  solve: both('предложить решение', 'bring a solution'),
  'agree-visit': both('согласовать выезд', 'agree on the visit'),
  nothing: both('ничего не должен: заявка закрыта', 'owes anything: the ticket is closed'),
};

/** `Ответственный: дать первый ответ до 11.01.2027, 18:00`. `until` is written already, in the reader's zone. */
export function stepText(owes: string, step: string, until: string | null): Text {
  const who = owners[owes] ?? both(owes, owes);
  const what = steps[step] ?? both(step, step);
  if (step === 'nothing') return both(`${who.ru} ${what.ru}`, `${who.en} ${what.en}`);
  return both(
    `${who.ru}: ${what.ru}${until === null ? '' : ` до ${until}`}`,
    `${who.en}: ${what.en}${until === null ? '' : ` by ${until}`}`,
  );
}
