import type { Rules } from '../../domain/process';
import type { Language } from '../../texts/language';
import type { ApiStore } from '../services';
import { presentCompany, presentPerson, presentStaff } from '../names';
import { iso, isoOrNull } from './present-clock';
import { presentStatus } from './present-ticket';

type Page = Extract<Awaited<ReturnType<ApiStore['listTickets']>>, { kind: 'page' }>;
type Line = Page['items'][number];

/** A ticket in a list. Titles are those of the regulation in force; the ticket itself may go by an older one. */
export function presentTicketLine(line: Line, rules: Rules | undefined, language: Language, toClient: boolean): object {
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
    service: toClient ? null : line.service,
    assignee: line.assignee === null ? null : presentStaff(line.assignee, line.assigneeName),
    author: presentPerson(line.authorId, line.authorName),
    company: presentCompany(line.clientId, line.clientName),
    nextDue: isoOrNull(line.nextDue),
    overdue: line.overdue,
    receivedAt: iso(line.receivedAt),
    updatedAt: iso(line.updatedAt),
    closedAt: isoOrNull(line.closedAt),
    revision: line.revision,
  };
}
