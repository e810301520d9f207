import type { Printer } from './printer';
import type { RunningProduct } from './running-product';
import { playHivetaxi } from './hivetaxi-story';
import { playInterstate } from './interstate-story';
import { playTicket } from './ticket-story';
import { playVisit } from './visit-story';

/** The one that is played without a name. */
export const firstStory = 'ticket';

/** Every story there is, by its name on the command line. */
export const stories: ReadonlyMap<string, (product: RunningProduct, printer: Printer) => Promise<void>> = new Map([
  [firstStory, playTicket],
  ['visit', playVisit],
  ['hivetaxi', playHivetaxi],
  ['eaeu', playInterstate],
]);
