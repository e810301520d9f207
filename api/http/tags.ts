/** The parts of the API, in the order in which a reader meets them. */
export const tags = {
  session: 'Signing in and out. Programs send an API key instead.',
  me: 'Who the caller is, and what the caller prefers.',
  tickets: 'Filing, listing and reading tickets: what happened, which dates are promised and why, which letters left.',
  commands: 'Every act on a ticket, and what became of it.',
  visits: 'One field visit: how it stands, what happened, its dates, every act on it.',
  field: 'Field service of a desk: boards, technicians and their absences, free times, calendar feeds, spares.',
  live: 'What changes, as it changes, and who of a desk is at work on a ticket.',
  attachments: 'Files that belong to filings and words.',
  'due-dates': 'What would be due, and why, day by day.',
  overviews:
    'For people of a desk: feedback, what nobody could place, logged consultations, what was set aside, who works there.',
  'look-ups': 'Desks and their forms, regulations, calendars and contracts.',
} as const;

export type Tag = keyof typeof tags;
