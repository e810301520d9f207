/** What the API answers, as far as the story looks at it; the whole is in its OpenAPI document. */

export interface AccountDay {
  readonly date: string;
  readonly kindText: string;
  readonly countedSeconds: number;
  readonly note: string;
}

export interface DueDates {
  readonly startLocal: string;
  readonly timeZone: string;
  readonly clocks: readonly {
    readonly code: string;
    readonly title: string;
    readonly limit: { readonly text: string; readonly sourceText: string };
    readonly due: string | null;
    readonly dueLocal: string | null;
    readonly days: readonly AccountDay[];
    readonly lines: readonly { readonly text: string }[];
  }[];
}

export interface Clock {
  readonly key: string;
  readonly code: string;
  readonly title: string;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly startedAt: string;
  readonly due: string | null;
  /** Of one that stands for parts: due if they arrive as promised. */
  readonly expectedDue?: string | null;
  /** What is left while it stands. */
  readonly remainingSeconds: number | null;
  readonly timeZone: string;
  readonly overdue: boolean;
  readonly stoppedAt: string | null;
  readonly limit: { readonly text: string; readonly sourceText: string };
  readonly extensions: readonly unknown[];
  /** Path of its account. */
  readonly account: string;
}

export interface Account {
  readonly days: readonly AccountDay[];
  readonly lines: readonly { readonly kind: string; readonly text: string }[];
}

export interface Ticket {
  readonly id: string;
  readonly tid: string;
  readonly subject: string;
  readonly stage: string;
  readonly revision: number;
  readonly vehicles: number | null;
  readonly assignee: { readonly shortId: string } | null;
  readonly status: { readonly title: string };
  readonly titles: {
    readonly topic: string;
    readonly level: string | null;
    readonly category: string | null;
    readonly priority: string;
  };
  readonly wait: object | null;
  /** Of the desk's people only. */
  readonly services?: { readonly holds: { readonly title: string } | null } | null;
  readonly questions?: readonly {
    readonly asked: boolean;
    readonly answered: { readonly answers: readonly { readonly title: string; readonly text: string }[] } | null;
  }[];
  readonly tests?: readonly {
    readonly test: { readonly title: string };
    readonly result: { readonly title: string };
    readonly suggests: { readonly title: string } | null;
  }[];
  readonly nextStep: { readonly text: string };
  readonly proposal: { readonly wouldBeDue: string | null } | null;
  readonly solution: {
    readonly kind: string;
    readonly deliveredAt: string | null;
    readonly objection: { readonly text: string } | null;
  } | null;
  readonly closed: { readonly how: string } | null;
  readonly consents: readonly {
    readonly title: string;
    /** The price, or the time, in words. */
    readonly text: string;
    readonly state: 'open' | 'given';
  }[];
  readonly ratings: readonly { readonly score: string }[];
  readonly visits: readonly {
    readonly id: string;
    readonly stage: { readonly code: string } | null;
    /** Path of the visit; none until it is opened. */
    readonly link: string | null;
  }[];
  readonly clocks: readonly Clock[];
  readonly links: { readonly self: string; readonly timeline: string; readonly clocks: string };
}

export interface Timeline {
  readonly items: readonly {
    readonly at: string;
    readonly text: string;
    readonly by: { readonly name: string | null };
    readonly message: {
      readonly text: string;
      readonly channel: string;
      readonly attachments: readonly { readonly name: string }[];
    } | null;
  }[];
  readonly nextCursor: string | null;
}

export interface Visit {
  readonly id: string;
  readonly number: string;
  readonly stage: { readonly code: string; readonly title: string };
  readonly site: {
    readonly title: string;
    readonly districtTitle: string | null;
    readonly timeZone: string;
    readonly address: string;
  };
  /** Both keys of its clock, and the later of them. */
  readonly keys: { readonly requested: string; readonly ready: string | null; readonly startsAt: string | null };
  readonly slot: {
    readonly technician: string;
    readonly technicianName: string | null;
    readonly from: string;
    readonly to: string;
    readonly agreedAt: string | null;
  } | null;
  readonly attempts: { readonly noShows: number };
  readonly orders: readonly { readonly id: string; readonly open: boolean; readonly expectedAt: string | null }[];
  readonly act: { readonly confirmed: boolean } | null;
  readonly clocks: readonly Clock[];
  readonly nextStep: { readonly text: string };
  readonly links: { readonly self: string; readonly timeline: string; readonly clocks: string };
}

export interface Suggestions {
  readonly items: readonly {
    readonly technician: { readonly shortId: string; readonly name: string };
    readonly slot: { readonly from: string };
    readonly why: { readonly region: 'home' | 'away'; readonly load: number };
  }[];
}
