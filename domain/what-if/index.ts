/** What would be due, were a ticket received: the process itself, asked beforehand. Pure. */
export { pausedBy, type Misfit, type Played } from './play';
export { whatIf, type Promised, type WhatIf } from './promises';
export type { Question } from './question';
