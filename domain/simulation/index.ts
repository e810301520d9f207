/** A year of made-up requests at a desk, played by the process itself. Pure. */
export type * from './result';
export { Case, type PassedWord, type Surroundings, type Verdict } from './case';
export { simulate, type SimulationAsked } from './simulate';
export type { Word } from './saying';
