import type { Bind } from '../bind';
import { feedbackOverview, listFeedback } from '../tickets/read-feedback';
import { deskWorkers } from './desk-workers';
import { listLetters } from './list-letters';
import { listRunsBehind, listRunsOf } from './list-runs';
import { openVisits } from './open-visits';
import { openWork } from './open-work';
import { countWaiting } from './count-waiting';

/** What the people who lead a desk look at. */
export function overviewVerbs(bind: Bind) {
  return {
    openWork: bind(openWork),
    openVisits: bind(openVisits),
    countWaiting: bind(countWaiting),
    deskWorkers: bind(deskWorkers),
    listLetters: bind(listLetters),
    listRunsBehind: bind(listRunsBehind),
    listRunsOf: bind(listRunsOf),
    feedbackOverview: bind(feedbackOverview),
    listFeedback: bind(listFeedback),
  };
}
