import type { Bind } from '../bind';
import { listRehearsalLines, readDrafted, readRehearsal } from './read-rehearsal';
import { rehearse } from './rehearse';
import { titledClocks } from './rules-of-lines';

/** What publishing would do, told beforehand. */
export function rehearsalVerbs(bind: Bind) {
  return {
    rehearse: bind(rehearse),
    readRehearsal: bind(readRehearsal),
    listRehearsalLines: bind(listRehearsalLines),
    readDrafted: bind(readDrafted),
    titledClocks: bind(titledClocks),
  };
}
