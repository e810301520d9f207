import type { Stage } from '../../domain/regulation';
import { z } from '../schemas/zod';

/** Whether the ticket has ended that a visit is for, and how far: `solved` may still be taken back. */
export function endOf(ticketStage: Stage): 'solved' | 'closed' | null {
  return ticketStage === 'solved' || ticketStage === 'closed' ? ticketStage : null;
}

/** The same in an answer. */
export function ticketEnded() {
  return z
    .enum(['solved', 'closed'])
    .nullable()
    .openapi({ description: 'The ticket has ended, and the visit has not.' });
}
