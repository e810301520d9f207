import type { Bind } from '../bind';
import { createSayer } from '../process/say';
import type { StoreContext } from '../store-context';
import { listFindings, noteFindings, settleFindings } from './findings';
import { checkOfRun, endPass, passRuns, passStore } from './pass';
import { keptCheck } from './kept-check';
import { listChecks } from './read-checks';
import { standChecks } from './stand-checks';

/** The standing checks of the desks, and what they find. */
export function checkVerbs(bind: Bind, context: StoreContext) {
  return {
    sayToCheck: createSayer(context, keptCheck),
    standChecks: bind(standChecks),
    checkOfRun: bind(checkOfRun),
    passStore: bind(passStore),
    passRuns: bind(passRuns),
    endPass: bind(endPass),
    noteFindings: bind(noteFindings),
    settleFindings: bind(settleFindings),
    listFindings: bind(listFindings),
    listChecks: bind(listChecks),
  };
}
