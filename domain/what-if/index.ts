/** What would be due, were a ticket received: the process itself, asked beforehand. Pure. */
export type { Misfit, Played } from './act';
export { pausedBy } from './play';
export { whatIf, type Promised, type WhatIf } from './promises';
export type { Question } from './question';
