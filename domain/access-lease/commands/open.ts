import { Draft, causeOf, type Envelope, type Folding, type RulesPin } from '../../process';
import type { LeaseEvent } from '../events';
import type { LeaseState } from '../state';

/** The desk asks for access data, in the ticket. */
export interface OpenLease {
  readonly type: 'open-access';
  readonly leaseId: string;
  readonly number: string;
  readonly ticketId: string;
  readonly tid: string;
  readonly desk: string;
  readonly clientId: string;
  /** The rules of the ticket then: by these the term counts, whatever the ticket moves to. */
  readonly pin: RulesPin;
  readonly what: string;
}

export function openLease(
  folding: Folding<LeaseState, LeaseEvent>,
  { type: _type, pin: rules, ...facts }: OpenLease,
  command: Envelope,
): Draft<LeaseState, LeaseEvent> {
  return Draft.open(folding, { type: 'access-opened', ...facts, rules }, causeOf(command));
}
