/** Planning of field work: who could go where, and when. Pure. */
export { suggestSlots, type Candidate, type SlotSearch, type Suggestion } from './suggest';
export { workingIntervals, type Span } from './working-intervals';
