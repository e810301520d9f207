import { announce, sendNow, type Announce, type SendNow } from './announce';
import { answer, type AnswerForService } from './answer';
import { change, type Change } from './change';
import { cancel, catchUp, end, type Cancel, type CatchUp, type End } from './ends';

export type { Words } from './change';
export type { DraftAnnouncement } from './open';

/** Every command on an announcement that is there. */
export type LaterAnnouncement = Change | Announce | SendNow | AnswerForService | Cancel | End | CatchUp;

export const announcementCommands = { change, announce, send: sendNow, answer, cancel, end, 'catch-up': catchUp };
