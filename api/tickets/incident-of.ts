import { isClient, type PersonActor } from '../../domain/policy/actor';
import type { IncidentOfTicket } from '../../store/incident/of-ticket';
import { incidentStageTexts, incidentStageTextsForClients } from '../../texts/incidents';
import type { Language } from '../../texts/language';
import { z } from '../schemas/zod';

/** As its tickets tell it; clients read title and state alone. */
export const incidentOfTicketView = z
  .object({
    id: z.string().nullable(),
    number: z.int().nullable(),
    title: z.string(),
    stage: z.enum(['open', 'restored', 'analysed']),
    stageText: z.string(),
  })
  .openapi('IncidentOfTicket');

/** The incident as a ticket of it tells; what a client reads of it is no way to the desk's own pages. */
export function presentIncidentOfTicket(
  incident: IncidentOfTicket | null,
  actor: PersonActor,
  language: Language,
): object | null {
  if (incident === null) return null;
  const { id, number, title, stage } = incident;
  return isClient(actor)
    ? {
        ...{ id: null, number: null, title, stage: stage === 'analysed' ? 'restored' : stage },
        stageText: incidentStageTextsForClients[stage][language],
      }
    : { id, number, title, stage, stageText: incidentStageTexts[stage][language] };
}
