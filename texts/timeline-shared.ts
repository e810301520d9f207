/** Sentences for facts that tickets and visits have in common. */
import type { ByPublication, KernelEvent } from '../domain/process';
import type { PartsAmount, PartsEventType } from '../domain/parts';
import type { Text } from '../domain/regulation/types';
import { both, fill, say, type Language } from './language';

export const kernelSentences: Readonly<Record<KernelEvent['type'], Text>> = {
  'clock-started': both('Начат отсчёт: {key}', 'Clock started: {key}'),
  'clock-stopped': both('Отсчёт остановлен: {key}', 'Clock stopped: {key}'),
  'clock-resumed': both('Отсчёт продолжен: {key}', 'Clock resumed: {key}'),
  'clock-paused': both('Отсчёт на паузе: {key}', 'Clock paused: {key}'),
  'clock-unpaused': both('Отсчёт снят с паузы: {key}', 'Clock goes on: {key}'),
  'clock-ruled': both('Другое правило срока: {key}', 'Another rule for the deadline: {key}'),
  'clock-extended': both('Срок продлён: {key}', 'Extended: {key}'),
  'clock-held': both('Срок не раньше {notBefore}: {key}', 'Not before {notBefore}: {key}'),
  'clock-aimed': both('Срок рассчитан: {key}', 'Due instant computed: {key}'),
  'threshold-told': both('Напоминание о сроке «{key}»: {code}', 'A reminder of "{key}": {code}'),
  'thresholds-passed': both('Напоминания опоздали и не отправлены: {key}', 'Reminders that came too late: {key}'),
  'rules-pinned': both('Сроки пересчитаны: {because}{published}', 'The dates are computed anew: {because}{published}'),
  'set-aside': both(
    'Отложено до исправления ошибки программы: {what}',
    'Set aside until a fault of ours is mended: {what}',
  ),
  'taken-up-again': both('Отложенное рассматривается снова', 'What was set aside comes up again'),
  'signal-refused': both(
    'Команда из консоли не выполнена. {refusal}',
    'A command from the console was refused. {refusal}',
  ),
};

export const partsSentences: Readonly<Record<PartsEventType, Text>> = {
  'parts-ordered': both('Заказаны запчасти ({supplier}): {parts}', 'Parts ordered ({supplier}): {parts}'),
  'parts-shipped': both('Запчасти отправлены поставщиком', 'The supplier has sent the parts'),
  'parts-received': both('Получены запчасти: {parts}', 'Parts received: {parts}'),
  'parts-cancelled': both('Заказ запчастей отменён', 'The order of parts cancelled'),
};

/** Amounts in a sentence: `FLS-200 × 2, Реле × 1`. */
export function partsText(lines: readonly PartsAmount[]): string {
  return lines.map(({ part, quantity }) => `${part} × ${quantity}`).join(', ');
}

const publishedLines = {
  by: both(' (изменение правил № {number}, {name})', ' (change of rules no. {number}, {name})'),
  elsewhere: both(' (изменение правил № {number})', ' (change of rules no. {number})'),
} as const;

/**
 * By which publication dates were computed anew, within a sentence.
 *
 * @param name of who published it; null: nobody of the reader's desk
 */
export function publishedText({ number }: ByPublication, name: string | null, language: Language): string {
  const said = name === null ? publishedLines.elsewhere : publishedLines.by;
  return fill(say(said, language), { number: number.slice(number.lastIndexOf('/') + 1), name: name ?? '' });
}
