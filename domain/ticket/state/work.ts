/** Works of a ticket that are counted: accepted, done or not, of the client's plan or paid for (IN-3, IN-4, HT-16). */
import type { EventOf } from '../../process';
import type { Instant } from '../../time';

/** What a work is paid by: the plan, or an amount (hundredths of its currency) to which the client has consented. */
export type WorkPayment =
  | { readonly by: 'plan' }
  | { readonly by: 'consent'; readonly consentId: string; readonly amount: number };

export interface TicketWork {
  /** Of the command that accepted it. */
  readonly id: string;
  /** As the desk's people set them. */
  readonly minutes: number;
  readonly payment: WorkPayment;
  readonly takenAt: Instant;
  /** Null: it is accepted and not done. */
  readonly ended: { readonly at: Instant; readonly how: 'done' | 'dropped' } | null;
}

/** The month of the desk's zone in which a work of the plan counts, and how many the plan has free then; null: any number. */
export interface CountedIn {
  readonly month: string;
  readonly allowed: number | null;
}

export interface WorkEventBodies {
  'work-taken': { workId: string; minutes: number; payment: WorkPayment; counted: CountedIn | null };
  'work-done': { workId: string; counted: CountedIn | null };
  /** `messageId`: what was said with it; null where the ticket has ended without it. */
  'work-dropped': { workId: string; because: 'cancelled' | 'closed'; messageId: string | null };
}

/** What a fact about it makes of the works. */
export function evolveWorks(
  works: readonly TicketWork[],
  event: EventOf<WorkEventBodies>,
  at: Instant,
): readonly TicketWork[] {
  switch (event.type) {
    case 'work-taken': {
      const { workId: id, minutes, payment } = event;
      return [...works, { id, minutes, payment, takenAt: at, ended: null }];
    }
    case 'work-done':
    case 'work-dropped': {
      const ended = { at, how: event.type === 'work-done' ? 'done' : 'dropped' } as const;
      return works.map((work) => (work.id === event.workId ? { ...work, ended } : work));
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** The one that is accepted and not done. */
export function openWork({ works }: { readonly works: readonly TicketWork[] }): TicketWork | undefined {
  return works.find(({ ended }) => ended === null);
}
