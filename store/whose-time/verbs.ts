import type { Bind } from '../bind';
import { countClosedTime } from './count-closed';
import { sumTime } from './sum-time';
import { readWhoseTime } from './time-of';

/** Whose the working time of tickets was (decision 0048). */
export function timeVerbs(bind: Bind) {
  return {
    readWhoseTime: bind(readWhoseTime),
    sumTime: bind(sumTime),
    countClosedTime: bind(countClosedTime),
  };
}
