import { batchMoved, finish, type BatchMoved, type Finish } from './batch';
import { publish, type Publish } from './publish';
import { rehearse, rehearsed, type Rehearse, type Rehearsed } from './rehearse';
import { revise, type Revise } from './revise';
import { withdraw, type Withdraw } from './withdraw';

export type { DraftChange } from './open';

/** Every command on a publication that is there. */
export type LaterPublication = Revise | Rehearse | Rehearsed | Publish | BatchMoved | Finish | Withdraw;

export const publicationCommands = {
  revise,
  rehearse,
  rehearsed,
  publish,
  'batch-moved': batchMoved,
  finish,
  withdraw,
};
