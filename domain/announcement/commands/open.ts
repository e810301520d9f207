import { Draft, causeOf, type Envelope, type Folding, type RulesPin } from '../../process';
import type { AnnouncementEvent } from '../events';
import type { AnnouncementState, Plan } from '../state';

/** Somebody begins to write an announcement. Its words stand beside. */
export interface DraftAnnouncement {
  readonly type: 'draft-announcement';
  readonly announcementId: string;
  readonly number: string;
  readonly desk: string;
  /** What is in force at the desk as it begins: its lead counts by this. */
  readonly pin: RulesPin;
  /** Of words and plan, so that the same request is known again. */
  readonly digest: string;
  /** Id of the person who writes it. */
  readonly person: string;
  /** The same by short id. */
  readonly owner: string;
  readonly plan: Plan;
}

export function draftAnnouncement(
  folding: Folding<AnnouncementState, AnnouncementEvent>,
  { type: _type, pin: rules, ...facts }: DraftAnnouncement,
  command: Envelope,
): Draft<AnnouncementState, AnnouncementEvent> {
  return Draft.open(folding, { type: 'announcement-drafted', ...facts, rules }, causeOf(command));
}
