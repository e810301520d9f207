/**
 * The words of regulation files, in one place: types, the schema of files, its checks and its documentation are made from these
 * lists. A word that is not here cannot be written in a file.
 */

/** Where the ticket is in the process. Regulations name and show the stages, the process moves between them. */
export const stages = ['triage', 'resolution', 'visit', 'solved', 'closed'] as const;

/** Whether work goes on round the clock: never declared or over, declared, or taken over by developers (HT-3). */
export const emergencyStates = ['none', 'declared', 'with-developers'] as const;

/** Whose fault an emergency is; undetermined counts as not the client's. */
export const faults = ['undetermined', 'client', 'not-client'] as const;

/** Whether the ticket is in its first cycle, or was reopened. */
export const cycles = ['first', 'later'] as const;

/** What the last logged call brought. */
export const callOutcomes = ['reached', 'not-reached', 'agreed', 'objected'] as const;

/** Who is told, and who owes what a clock measures; the store finds the persons. */
export const audiences = ['author', 'responsible', 'manager', 'coordinator', 'technician', 'personal-manager'] as const;

/** Whose time it is while something stands. */
export const owners = ['client', 'us', 'supplier', 'nature'] as const;

/** How a request or a word came in. */
export const channels = ['portal', 'email', 'phone', 'api', 'console'] as const;
