/** The parts of the API, in the order in which a reader meets them. */
export const tags = {
  session: 'Signing in and out. Programs send an API key instead.',
  me: 'Who the caller is, and what the caller prefers.',
  tickets: 'Filing, listing and reading tickets: what happened, which dates are promised and why, which letters left.',
  commands: 'Every act on a ticket, and what became of it.',
  visits: 'One field visit: how it stands, what happened, its dates, every act on it.',
  access: 'Temporary access data of a client: asked for, given, looked at, gone.',
  field: 'Field service of a desk: boards, technicians and their absences, free times, calendar feeds, spares.',
  live: 'What changes, as it changes, and who of a desk is at work on a ticket.',
  attachments: 'Files that belong to filings and words.',
  'due-dates': 'What would be due, and why, day by day.',
  overviews:
    'For people of a desk: feedback, what nobody could place, logged consultations, what was set aside, who works there.',
  administration:
    'For administrators of a desk: its companies and people, keys of programs, webhooks, and the record of what was done.',
  queues: 'Queues that people of a desk have saved under a name, for themselves or for all of the desk.',
  incidents: 'Mass incidents of a desk: what belongs to one, one word to all of it, and what was learnt.',
  accounts: 'Accounts of companies at a desk: free works by month, money, and what moved it.',
  announcements: 'Notices to many: breaks, hours, holidays, emergencies, maintenance; whom they reach, who has agreed.',
  knowledge: 'Articles of a desk: for its clients and for its own people, found by what they say.',
  drafts: 'Changes of calendars, contracts and regulations: drafted, rehearsed against what is open, published.',
  'look-ups': 'Desks and their forms, regulations, calendars and contracts.',
} as const;

export type Tag = keyof typeof tags;
