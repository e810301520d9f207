import type { Printer } from './printer';
import type { RunningProduct } from './running-product';
import { playHelpdesk } from './helpdesk-story';
import { playHivetaxi } from './hivetaxi-story';
import { playInsales } from './insales-story';
import { playInterstate } from './interstate-story';
import { playMail } from './mail-story';
import { playMonth } from './month-story';
import { playSimai } from './simai-story';
import { playSmartplayer } from './smartplayer-story';
import { playTicket } from './ticket-story';
import { playVisit } from './visit-story';

/** The one that is played without a name. */
export const firstStory = 'ticket';

type Play = (product: RunningProduct, printer: Printer, seed: string) => Promise<void>;

/** The only one that goes by a seed. */
export const seeded = 'month';

/** Every story there is, by its name on the command line. */
export const stories: ReadonlyMap<string, Play> = new Map<string, Play>([
  [firstStory, playTicket],
  ['visit', playVisit],
  ['hivetaxi', playHivetaxi],
  ['eaeu', playInterstate],
  ['helpdesk', playHelpdesk],
  ['simai', playSimai],
  ['smartplayer', playSmartplayer],
  ['insales', playInsales],
  ['mail', playMail],
  [seeded, playMonth],
]);
