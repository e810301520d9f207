/** What a publication would do to an open process, told beforehand by the process itself. Pure. */
export { movesBetween, type ClockMove, type Turn } from './moves';
export { rehearse, type Lack, type Rehearsable, type Rehearsed, type Rehearsing } from './rehearse';
export { rehearsable } from './kinds';
