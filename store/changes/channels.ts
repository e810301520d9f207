/** The channels of PostgreSQL's NOTIFY on which processes of the product speak to each other. */
export const channels = {
  /** What has been committed: a list of `[kind, id, revision]`. */
  changes: 'reglament_changes',
  /** Who looks at a ticket, or writes on it. */
  presence: 'reglament_presence',
} as const;

/** PostgreSQL takes less than 8,000 bytes in one notification. */
export const mostBytes = 7_900;
