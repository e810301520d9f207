import { Draft, causeOf, type Envelope, type Folding, type RulesPin } from '../../process';
import type { PublicationEvent } from '../events';
import type { About, PublicationState } from '../state';

/** An administrator begins to draft. */
export interface DraftChange {
  readonly type: 'draft-change';
  readonly publicationId: string;
  readonly number: string;
  readonly desk: string;
  /** What is in force at the desk as it begins. */
  readonly pin: RulesPin;
  readonly about: About;
  /** Of what is drafted. */
  readonly digest: string;
}

export function openDraft(
  folding: Folding<PublicationState, PublicationEvent>,
  { type: _type, pin: rules, ...facts }: DraftChange,
  command: Envelope,
): Draft<PublicationState, PublicationEvent> {
  return Draft.open(folding, { type: 'draft-opened', ...facts, rules }, causeOf(command));
}
