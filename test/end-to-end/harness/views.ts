/** Answers of the API, as far as these tests look at them. They are written down here once more on purpose. */

export interface ClockView {
  readonly key: string;
  readonly code: string;
  readonly cycle: number;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly startedAt: string;
  readonly due: string | null;
  readonly dueLocal: string | null;
  readonly timeZone: string;
  readonly stoppedAt: string | null;
  readonly limit: { readonly kind: string; readonly term?: object; readonly text: string; readonly source: string };
  readonly owes: string;
  readonly pauses: readonly { readonly from: string; readonly to: string | null; readonly cause: string }[];
  readonly expectedDue?: string | null;
  readonly extensions: readonly { readonly days?: number; readonly until?: string }[];
}

export interface TicketView {
  readonly id: string;
  readonly tid: string;
  readonly desk: string;
  readonly subject: string;
  readonly stage: string;
  readonly status: { readonly code: string };
  readonly topic: string;
  readonly priority: string;
  readonly assignee: { readonly shortId: string; readonly name: string | null } | null;
  readonly author: { readonly id: string };
  readonly company: { readonly id: string; readonly name: string };
  readonly channel: string;
  readonly cycle: number;
  readonly revision: number;
  readonly receivedAt: string;
  readonly nextDue: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly vehicles: number | null;
  readonly phoneCall: { readonly required: boolean; readonly loggedAt: string | null };
  readonly proposal: { readonly id: string; readonly by: string; readonly wouldBeDue: string | null } | null;
  readonly solution: {
    readonly objection: { readonly amount: number; readonly unit: string };
    readonly deliveredAt: string | null;
  } | null;
  readonly closed: { readonly how: string } | null;
  readonly ratings: readonly { readonly score: string; readonly reason: string | null }[];
  readonly visits: readonly {
    readonly id: string;
    readonly number: string;
    readonly at: string;
    readonly subject: string;
    readonly stage: { readonly code: string } | null;
    readonly due: string | null;
    readonly link: string | null;
  }[];
  readonly orders: readonly { readonly id: string; readonly open: boolean; readonly late: boolean }[];
  readonly splitFrom: string | null;
  readonly splitOff: readonly string[];
  readonly regulation: { readonly version: string };
  readonly clocks: readonly ClockView[];
  readonly nextStep: { readonly owes: string; readonly step: string; readonly until: string | null };
  readonly can: Readonly<Record<string, string>>;
}

export interface Problem {
  readonly code?: string;
  readonly commandId?: string;
}

export interface Given extends Problem {
  readonly outcome?: 'done' | null;
  readonly revision?: number;
  readonly ticket?: TicketView;
}

export interface TimelineView {
  readonly items: readonly {
    readonly revision: number;
    readonly type: string;
    readonly at: string;
    readonly by: { readonly kind: string; readonly id: string; readonly role: string | null };
    readonly commandId: string;
    readonly message: { readonly text: string; readonly visibility: string } | null;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
  readonly nextCursor: string | null;
}

export interface NoticesView {
  readonly items: readonly {
    readonly kind: string;
    readonly channel: string;
    readonly state: string;
    readonly recipient: { readonly id: string };
    readonly subject: string;
    readonly body: string;
  }[];
}

export interface AccountView {
  readonly due: string | null;
  readonly days: readonly { readonly date: string; readonly kind: string; readonly countedSeconds: number }[];
  readonly countedSeconds: number;
  readonly pausedSeconds: number;
  readonly lines: readonly { readonly kind: string; readonly text: string }[];
  readonly source: string;
}

/** The latest clock with this code. @throws when there is none */
export function clockOf(ticket: Pick<TicketView, 'clocks'>, code: string): ClockView {
  const found = ticket.clocks.filter((clock) => clock.code === code).at(-1);
  if (!found) throw new Error(`no clock ${code} among ${ticket.clocks.map((clock) => clock.key).join(', ')}`);
  return found;
}
