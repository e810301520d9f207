import { Turns as AnyTurns } from '../../operations/turns';
import type { TurnsOptions } from '../../operations/turns';
import { tooMany } from './too-many';

/** Turns of requests: whoever gets none is answered 429. */
export class Turns extends AnyTurns {
  constructor(options: TurnsOptions) {
    super(options, (patienceMs) => tooMany(patienceMs));
  }
}
