/** What a ticket knows of the access data that were asked for in it, each of which has a life of its own. */

/** How far it was when it last told; `closing`: the ticket has closed, and the term counts. */
export const accessProgresses = ['asked', 'given', 'closing', 'withdrawn', 'erased'] as const;
export type AccessProgress = (typeof accessProgresses)[number];

export interface TicketAccess {
  readonly id: string;
  /** Code of what was asked for. */
  readonly what: string;
  readonly progress: AccessProgress;
}

/** Whether data may lie there. */
export function isAccessOpen({ progress }: Pick<TicketAccess, 'progress'>): boolean {
  return progress !== 'withdrawn' && progress !== 'erased';
}
