import type { Channel } from '../regulation';
import type { Instant } from '../time';
import type { Open } from '../ticket';
import { Case, type Surroundings } from './case';
import { clientId } from './cast';
import type { Chance } from './chance';
import { filedFor, planFor } from './request';
import { Stage, type DeskOfYear } from './stage';
import type { Todo } from './todo';
import type { Wait } from './waiting';

/** A request on its way. */
export interface Ongoing {
  readonly stage: Stage;
  readonly played: Case;
  readonly chance: Chance;
  todo: Todo | null;
  /** What was planned for an earlier todo is void. */
  plan: number;
  /** In the queue of the specialists, or in somebody's hands. */
  taken: boolean;
  wait: Wait | null;
  /** Things that may still come of themselves, once it is closed. */
  ahead: number;
  /** How often in a row nothing came of what was said. */
  refused: number;
  nextTick: Instant | null;
  settled: boolean;
}

/** A request that nobody has filed yet, and what it is filed with. @param place among the requests of the year, from 0 */
export function madeUp(
  place: number,
  desk: DeskOfYear,
  around: Surroundings,
  chance: Chance,
): { readonly request: Ongoing; readonly body: Open; readonly channel: Channel } {
  const { regulation, pin } = desk.rules;
  const { channel, ...filed } = filedFor(regulation, chance);
  const tid = `${regulation.numbering.prefix}${regulation.numbering.first + place}`;
  const played = new Case(tid, around);
  const stage = new Stage(played, chance, planFor(regulation, chance, desk.pace), desk);
  const body: Open = {
    type: 'open',
    ticketId: tid,
    tid,
    desk: regulation.code,
    clientId,
    authorId: desk.cast.author.personId,
    authorKind: 'person',
    registeredBy: null,
    subject: '…',
    text: '…',
    priority: null,
    level: null,
    levelReason: null,
    splitFrom: null,
    pin,
    attachments: [],
    ...filed,
  };
  const none = { todo: null, plan: 0, taken: false, wait: null, ahead: 0, refused: 0, nextTick: null, settled: false };
  return { request: { stage, played, chance, ...none }, body, channel };
}
