import { Draft, causeOf, type Envelope, type Folding, type RulesPin } from '../../process';
import type { IncidentEvent } from '../events';
import type { LinkRule } from '../link-rule';
import type { IncidentState } from '../state';

/** Something does not work, for many. */
export interface DeclareIncident {
  readonly type: 'declare-incident';
  readonly incidentId: string;
  readonly number: string;
  readonly desk: string;
  /** What is in force at the desk as it begins. */
  readonly pin: RulesPin;
  /** Of what was written, so that the same request is known again. */
  readonly digest: string;
  /** Id of the person who declares it. */
  readonly person: string;
  /** Short id of who sees to it. */
  readonly owner: string;
  readonly rule: LinkRule | null;
  /** What is known of it, for the desk's people; null: nothing was written. */
  readonly text: string | null;
}

export function declareIncident(
  folding: Folding<IncidentState, IncidentEvent>,
  { type: _type, pin: rules, text: _text, ...facts }: DeclareIncident,
  command: Envelope,
): Draft<IncidentState, IncidentEvent> {
  return Draft.open(folding, { type: 'declared', ...facts, rules }, causeOf(command));
}
