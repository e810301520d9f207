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
  readonly due: string | null;
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
  readonly lines: readonly { readonly text: string }[];
}

export interface Ticket {
  readonly id: string;
  readonly tid: string;
  readonly subject: string;
  readonly stage: string;
  readonly vehicles: number | null;
  readonly assignee: string | null;
  readonly status: { readonly title: string };
  readonly titles: { readonly topic: string };
  readonly nextStep: { readonly text: string };
  readonly proposal: { readonly wouldBeDue: string | null } | null;
  readonly solution: {
    readonly deliveredAt: string | null;
    readonly objection: { readonly text: string } | null;
  } | null;
  readonly ratings: readonly { readonly score: string }[];
  readonly clocks: readonly Clock[];
  readonly links: { readonly self: string; readonly timeline: string };
}

export interface Timeline {
  readonly items: readonly {
    readonly at: string;
    readonly text: string;
    readonly by: { readonly name: string | null };
    readonly message: { readonly text: string } | null;
  }[];
  readonly nextCursor: string | null;
}
