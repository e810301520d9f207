/** The channel of PostgreSQL on which every commit announces what it decided, as a `CommandOutcome` in JSON without texts. */
export const outcomeChannel = 'reglament_outcome';
