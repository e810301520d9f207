/** What people read of temporary access data (SM-4). */
import type { LeaseStage, Withdrawal } from '../domain/access-lease';
import type { RefusalCode } from '../domain/policy/refusals';
import type { AccessProgress } from '../domain/ticket';
import type { Text } from '../domain/regulation';
import { both, fill, say, type Language } from './language';

export const accessStageTexts: Readonly<Record<LeaseStage, Text>> = {
  asked: both('запрошены', 'asked for'),
  given: both('переданы', 'given'),
  erased: both('удалены', 'erased'),
  withdrawn: both('отозваны', 'withdrawn'),
};

export const withdrawalTexts: Readonly<Record<Withdrawal, Text>> = {
  client: both('Клиент отозвал данные', 'The client took the data back'),
  desk: both('Поддержке они больше не нужны', 'The desk needs them no more'),
  closing: both('Заявка закрыта, данные не передавались', 'The ticket closed before any were given'),
};

/** Lines of the ticket's timeline. */
const progressTexts: Readonly<Record<Exclude<AccessProgress, 'asked'>, Text>> = {
  given: both('Данные доступа переданы: {what}', 'Access data given: {what}'),
  closing: both(
    'Данные доступа будут удалены {until}: {what}. Автору напомнили сменить их',
    'Access data will be erased on {until}: {what}. The author was reminded to change them',
  ),
  withdrawn: both('Данные доступа удалены: {what}. {why}', 'Access data erased: {what}. {why}'),
  erased: both(
    'Срок хранения истёк, данные доступа удалены: {what}. Поддержка за них больше не отвечает',
    'The term is over, access data erased: {what}. The desk is not answerable for them any more',
  ),
};

/**
 * What became of access data, as the ticket's timeline tells it.
 *
 * @param until when they are erased, as people read it
 */
export function accessText(
  { progress, because }: { readonly progress: keyof typeof progressTexts; readonly because: Withdrawal | null },
  what: string,
  until: string,
  language: Language,
): string {
  const why = because === null ? '' : say(withdrawalTexts[because], language);
  return fill(say(progressTexts[progress], language), { what, until, why });
}

export const accessRefusals = {
  'unknown-access': both('Таких данных доступа в регламенте нет.', 'The regulation knows no such access data.'),
  'access-open': both(
    'Эти данные уже запрошены или переданы.',
    'These access data are asked for already, or are there.',
  ),
  'access-not-given': both('Клиент ещё не передал эти данные.', 'The client has not given these data yet.'),
  'access-over': both(
    'Этих данных больше нет: они удалены или отозваны.',
    'These data are gone: they were erased or withdrawn.',
  ),
  'not-responsible': both(
    'Данные доступа видит только ответственный за заявку.',
    'Only the person responsible for the ticket sees access data.',
  ),
} as const satisfies Partial<Record<RefusalCode, Text>>;

/** What the engine's console shows. */
export const accessDetails = both('**{number}** · {what} · {stage}', '**{number}** · {what} · {stage}');
