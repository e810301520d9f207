import type { Bind } from '../bind';
import { askErasure } from './ask-erasure';
import { readErasure } from './erasures';
import { keepNoLonger } from './keep-no-longer';
import { listMentions } from './list-mentions';
import { decideMention } from './review';
import { eraseNext } from './step';

/** Words that are taken out: of a person on demand, of closed tickets after the desk's term. */
export function erasureVerbs(bind: Bind) {
  return {
    askErasure: bind(askErasure),
    readErasure: bind(readErasure),
    listMentions: bind(listMentions),
    decideMention: bind(decideMention),
    eraseNext: bind(eraseNext),
    keepNoLonger: bind(keepNoLonger),
  };
}
