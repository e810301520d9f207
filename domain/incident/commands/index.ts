import { assignIncident, rename, type AssignIncident, type Rename } from './cares';
import { analyse, withdraw, type Analyse, type Withdraw } from './ends';
import {
  catchUp,
  linkTickets,
  oweWords,
  setRule,
  unlinkTicket,
  type CatchUp,
  type LinkTickets,
  type OweWords,
  type SetRule,
  type UnlinkTicket,
} from './links';
import { reopen, solveAll, tell, type Reopen, type SolveAll, type Tell } from './words';

export type { DeclareIncident } from './declare';

/** Every command on an incident that is there. */
export type LaterIncident =
  | Tell
  | SolveAll
  | Reopen
  | Analyse
  | Withdraw
  | AssignIncident
  | Rename
  | SetRule
  | LinkTickets
  | UnlinkTicket
  | OweWords
  | CatchUp;

export const incidentCommands = {
  tell,
  solve: solveAll,
  reopen,
  analyse,
  withdraw,
  assign: assignIncident,
  rename,
  'set-rule': setRule,
  link: linkTickets,
  unlink: unlinkTicket,
  owe: oweWords,
  'catch-up': catchUp,
};
