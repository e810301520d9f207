import { instantOut, orNull } from '../schemas/values';
import { z } from '../schemas/zod';
import { titled } from './titled';

/** A visit as its ticket shows it. */
export const ticketVisit = z
  .object({
    id: z.string(),
    number: z.string(),
    at: instantOut(),
    byRole: z.string(),
    subject: z.string(),
    vehicles: z.int(),
    stage: orNull(titled.openapi('VisitStageTitle')).openapi({
      description: 'Null for a request from before visits had a life of their own.',
    }),
    due: instantOut().nullable(),
    link: z.string().nullable(),
  })
  .openapi('TicketVisit');
