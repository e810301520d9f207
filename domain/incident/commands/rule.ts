import { desk, type Grant } from '../../policy/may';
import { refuse, type Refusal } from '../../policy/refusals';
import type { CommandBody, CommandRule } from '../../process';
import type { IncidentEvent } from '../events';
import type { IncidentState } from '../state';

/** A command on an incident; what surrounds it says nothing. */
export type IncidentRule<Body extends CommandBody> = CommandRule<IncidentState, IncidentEvent, Body, null>;

/** Whoever works on tickets; each ticket judges what it is told by the rights of who says it. */
export const workers: Grant = { client: 'nobody', staff: desk };

/** What is over takes no more words and no more tickets. */
export function unlessOver({ stage }: IncidentState): Refusal | null {
  return stage === 'open' || stage === 'restored' ? null : refuse('incident-over');
}
