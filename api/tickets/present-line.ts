import type { Rules } from '../../domain/process';
import type { TicketState } from '../../domain/ticket';
import type { Language } from '../../texts/language';
import type { ApiStore } from '../services';
import { presentCompany, presentPerson, presentStaff } from '../names';
import { iso, isoOrNull } from './present-clock';
import { presentNothing, presentNextStep } from './present-next-step';
import { presentStatus, presentTitles } from './present-ticket';

type Page = Extract<Awaited<ReturnType<ApiStore['listTickets']>>, { kind: 'page' }>;
type Line = Page['items'][number];

/** For whom a line is. */
interface LineShowing {
  readonly rules: Rules | undefined;
  readonly language: Language;
  /** Of whoever reads it. */
  readonly timeZone: string;
  readonly toClient: boolean;
}

/**
 * A ticket in a list. Titles are those of the regulation in force; the ticket itself may go by an older one.
 *
 * @param state how it stands, from which the next step comes; undefined: it is gone meanwhile
 */
export function presentTicketLine(
  line: Line,
  state: TicketState | undefined,
  { rules, language, timeZone, toClient }: LineShowing,
): object {
  return {
    id: line.id,
    tid: line.tid,
    desk: line.desk,
    subject: line.subject,
    stage: line.stage,
    status: rules ? presentStatus(line.status, rules, language) : { code: line.status, title: line.status },
    topic: line.topic,
    requestType: line.requestType,
    priority: line.priority,
    level: line.level,
    titles: rules ? titlesOf(line, rules, language) : { topic: line.topic, priority: line.priority, level: line.level },
    service: toClient ? null : line.service,
    assignee: line.assignee === null ? null : presentStaff(line.assignee, line.assigneeName),
    author: presentPerson(line.authorId, line.authorName),
    company: presentCompany(line.clientId, line.clientName),
    nextDue: isoOrNull(line.nextDue),
    overdue: line.overdue,
    nextStep: state === undefined ? presentNothing(language) : presentNextStep(state, toClient, language, timeZone),
    receivedAt: iso(line.receivedAt),
    updatedAt: iso(line.updatedAt),
    closedAt: isoOrNull(line.closedAt),
    revision: line.revision,
  };
}

function titlesOf({ topic, priority, level }: Line, { regulation }: Rules, language: Language): object {
  const { category: _none, ...titles } = presentTitles(
    { topic, priority, level, category: null },
    regulation,
    language,
  );
  return titles;
}
