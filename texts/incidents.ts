/** What is read of mass incidents: stages, what was done, what is owed, and why something cannot be. */
import type { IncidentEvent, IncidentStage, IncidentStep } from '../domain/incident';
import type { RefusalCode } from '../domain/policy/refusals';
import type { KernelEvent } from '../domain/process';
import type { Text } from '../domain/regulation/types';
import { both } from './language';

export const incidentRefusals = {
  'incident-over': both('Инцидент уже закончен.', 'The incident is over.'),
  'incident-restored': both('Работа уже восстановлена.', 'Everything works again already.'),
  'not-restored': both('Работа ещё не восстановлена.', 'It does not work again yet.'),
  'in-another-incident': both(
    'Заявка относится к другому инциденту, который ещё идёт.',
    'The ticket belongs to another incident that still goes on.',
  ),
  'already-linked': both('Заявка уже относится к этому инциденту.', 'The ticket belongs to this incident already.'),
  'not-linked': both('Заявка не относится к этому инциденту.', 'The ticket does not belong to this incident.'),
} as const satisfies Partial<Record<RefusalCode, Text>>;

export const incidentStageTexts: Readonly<Record<IncidentStage, Text>> = {
  open: both('идёт', 'under way'),
  restored: both('работа восстановлена', 'restored'),
  analysed: both('разобран', 'analysed'),
  withdrawn: both('объявлен по ошибке', 'declared by mistake'),
};

/** The same for a client whose ticket belongs to it: how it is analysed is the desk's own. */
export const incidentStageTextsForClients: Readonly<Record<Exclude<IncidentStage, 'withdrawn'>, Text>> = {
  open: both('устраняем', 'being worked on'),
  restored: both('работа восстановлена', 'restored'),
  analysed: both('работа восстановлена', 'restored'),
};

export const incidentStepTexts: Readonly<Record<IncidentStep['act'], Text>> = {
  restore: both('восстановить работу', 'make it work again'),
  analyse: both('записать причину и меры', 'write down the cause and the measures'),
};

/** What is done to an incident, as its record tells it; what the product does by itself is nobody's news. */
export const incidentActTexts: Readonly<
  Record<Exclude<IncidentEvent['type'], KernelEvent['type'] | 'telling-begun' | 'caught-up'>, Text>
> = {
  declared: both('Инцидент объявлен', 'Declared'),
  renamed: both('Название изменено', 'Renamed'),
  assigned: both('Ответственный сменился', 'Somebody else sees to it'),
  'rule-set': both('Изменено, какие заявки сюда относятся', 'Which tickets belong to it was changed'),
  'tickets-named': both('Названы заявки', 'Tickets were named'),
  'ticket-unlinked': both('Заявка отвязана', 'A ticket was unlinked'),
  told: both('Сообщение во все заявки', 'A word to all tickets'),
  restored: both('Работа восстановлена, во всех заявках предложено решение', 'Restored: every ticket has its solution'),
  reopened: both('Снова не работает', 'It does not work again'),
  analysed: both('Причина и меры записаны', 'Cause and measures written down'),
  withdrawn: both('Отозван: объявлен по ошибке', 'Withdrawn: declared by mistake'),
};

export const incidentDetails = {
  head: both('**{number}** — {stage}', '**{number}** — {stage}'),
  step: both('Дальше: {act}, {owner}', 'Next: {act}, {owner}'),
  telling: both('Слово {word} расходится по заявкам', 'Word {word} is on its way to the tickets'),
} as const;
