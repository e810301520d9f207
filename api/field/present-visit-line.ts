import type { Language } from '../../texts/language';
import { visitStageTexts } from '../../texts/visits';
import { presentCompany, presentStaff } from '../names';
import type { ApiStore } from '../services';
import { iso, isoOrNull } from '../tickets/present-clock';
import { endOf } from '../visits/ticket-end';
import { presentSite, presentSlot } from './present-technician';

type Page = Extract<Awaited<ReturnType<ApiStore['listVisits']>>, { kind: 'page' }>;
type Line = Page['items'][number];

/** A visit on a board. The desk's stocks and its own steps are its own affair. */
export function presentVisitLine(line: Line, toStaff: boolean, language: Language): object {
  const { technician, technicianName, slot } = line;
  return {
    id: line.id,
    number: line.number,
    ticket: { id: line.ticketId, tid: line.tid, subject: line.ticketSubject, ended: endOf(line.ticketStage) },
    desk: line.desk,
    company: presentCompany(line.clientId, line.clientName),
    site: presentSite(line, language),
    stage: presentStage(line.stage, language),
    priority: line.priority,
    technician: technician === null ? null : presentStaff(technician, technicianName),
    slot: slot === null ? null : presentSlot(slot, line.subject),
    nextDue: isoOrNull(line.nextDue),
    overdue: line.overdue,
    stepDue: isoOrNull(toStaff ? line.stepDue : null),
    noShows: line.noShows,
    waitsFor: [
      ...waitsOf({ ...line, waitsForSpares: line.waitsForSpares && toStaff }),
      ...(line.waitsForDecision && toStaff ? ['decision'] : []),
    ],
    requestedAt: iso(line.requestedAt),
    updatedAt: iso(line.updatedAt),
    closedAt: isoOrNull(line.closedAt),
    revision: line.revision,
  };
}

type Waits = Pick<Line, 'waitsForReady' | 'waitsForParts' | 'waitsForAct' | 'waitsForSpares'>;

/** What a visit waits for, but a decision. */
export function waitsOf(line: Waits): string[] {
  return [
    ...(line.waitsForReady ? ['ready'] : []),
    ...(line.waitsForParts ? ['parts'] : []),
    ...(line.waitsForAct ? ['act'] : []),
    ...(line.waitsForSpares ? ['spares'] : []),
  ];
}

/** Where a visit is. */
export function presentStage(
  stage: Line['stage'],
  language: Language,
): { readonly code: string; readonly title: string } {
  return { code: stage, title: visitStageTexts[stage][language] };
}
