import type { Bind } from '../bind';
import { askErasure, readErasure } from './ask-erasure';
import { keepNoLonger } from './keep-no-longer';
import { eraseNext } from './step';

/** Words that are taken out: of a person on demand, of closed tickets after the desk's term. */
export function erasureVerbs(bind: Bind) {
  return {
    askErasure: bind(askErasure),
    readErasure: bind(readErasure),
    eraseNext: bind(eraseNext),
    keepNoLonger: bind(keepNoLonger),
  };
}
