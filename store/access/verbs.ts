import type { Bind } from '../bind';
import { checkAccessKeys, forgetUnreadable } from './check-keys';
import { giveAccess } from './give-access';
import { lookAtAccess } from './look-at-access';
import { readLease } from './read-lease';
import { sweepAccessKeys } from './sweep-keys';

/** Access data of clients, for as long as the desk may have them. */
export function accessVerbs(bind: Bind) {
  return {
    readLease: bind(readLease),
    giveAccess: bind(giveAccess),
    lookAtAccess: bind(lookAtAccess),
    checkAccessKeys: bind(checkAccessKeys),
    forgetUnreadable: bind(forgetUnreadable),
    sweepAccessKeys: bind(sweepAccessKeys),
  };
}
