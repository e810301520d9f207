/** The state of an announcement: codes, ids and instants. Its words lie beside it, in the store. */
import type { AnnouncementKind } from '../regulation';
import type { ProcessState } from '../process';
import type { Instant } from '../time';
import type { Reach } from './reach';

/**
 * How far it is. `draft`: nobody was told of it. `agreeing`: services say whether they agree. `scheduled`: it leaves by itself. `sent`:
 * those concerned are told. `over`: what it announced has passed. `cancelled`: it does not take place.
 */
export const announcementStages = ['draft', 'agreeing', 'scheduled', 'sent', 'over', 'cancelled'] as const;
export type AnnouncementStage = (typeof announcementStages)[number];

/** What is announced, words apart. */
export interface Plan {
  readonly about: AnnouncementKind;
  readonly from: Instant;
  /** Null: nobody knows yet, which an emergency alone may say. */
  readonly to: Instant | null;
  readonly reach: Reach;
  /** Codes of the services that are asked to agree; of maintenance only. */
  readonly services: readonly string[];
}

/** What one of the services has said. */
export interface Agreement {
  readonly service: string;
  /** Null: nothing yet. */
  readonly answer: 'yes' | 'no' | null;
  /** Short id of who said it. */
  readonly by: string | null;
}

/** `asking`: services are told that they are asked; `telling`: those concerned are told. */
export type Round = 'asking' | 'telling';

export interface AnnouncementState extends ProcessState {
  readonly schema: 1;
  readonly clientId: null;
  /** `announcement/12`. */
  readonly number: string;
  readonly stage: AnnouncementStage;
  readonly plan: Plan;
  /** Short id of its author; null: who wrote it has left, a manager sees to it. */
  readonly owner: string | null;
  /** Id of the person who wrote it, whoever sees to it now. */
  readonly writtenBy: string;
  readonly writtenAt: Instant;
  /** Of its words and its plan, rising with each change and when services are asked again: each person is told of each once. */
  readonly version: number;
  /** In the order in which they were asked; empty before. */
  readonly agreements: readonly Agreement[];
  /** People are being told; null: all have heard. */
  readonly sending: { readonly round: Round; readonly since: Instant } | null;
  /** When those concerned were first told. */
  readonly sentAt: Instant | null;
  readonly endedAt: Instant | null;
}
