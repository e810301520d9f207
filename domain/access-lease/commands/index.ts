import { endAccess, takeBackAccess, type EndAccess, type TakeBackAccess } from './withdraw';
import { followTicket, type FollowTicket } from './follow-ticket';
import { giveAccess, type GiveAccess } from './give';
import { lookAtAccess, type LookAtAccess } from './look';

export type { OpenLease } from './open';

/** Every command on a lease that is there. */
export type LaterLease = GiveAccess | LookAtAccess | TakeBackAccess | EndAccess | FollowTicket;

export const leaseCommands = {
  'give-access': giveAccess,
  'look-at-access': lookAtAccess,
  'take-back-access': takeBackAccess,
  'end-access': endAccess,
  'follow-ticket': followTicket,
};
