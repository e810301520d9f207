/**
 * Why a command cannot be: the closed list of codes with one sentence each. The sentence is for developers
 * and logs; what a person reads stands in texts/.
 */
export const refusals = {
  'not-allowed': 'This person may not do this on this ticket.',
  'revision-moved': 'The ticket has changed since the revision that the caller saw.',
  'ticket-closed': 'The ticket is closed; a word to it is still kept.',
  'not-closed': 'The ticket is not closed.',
  'already-solved': 'A solution already stands on the ticket.',
  'not-solved': 'No solution stands on the ticket.',
  'already-triaged': 'Stage 1 has ended.',
  'not-triaged': 'Stage 1 has not ended.',
  'estimate-required': 'This topic needs an indicative time at triage.',
  'estimate-in-past': 'An indicative time must lie ahead.',
  'estimate-beyond-limit': 'An indicative time past the limit goes only together with an agreed extension.',
  'already-waiting': 'A wait with this reason goes on.',
  'not-waiting': 'Nothing is being waited for.',
  'unknown-wait': 'The regulation knows no such reason to wait.',
  'wait-needs-extension': 'This wait needs an agreed extension first.',
  'date-out-of-range': 'The date lies outside the years that calendars cover.',
  'until-in-past': 'The date must lie ahead.',
  'unknown-topic': 'The regulation knows no such topic.',
  'unknown-priority': 'The regulation knows no such priority.',
  'unknown-level': 'The regulation knows no such level.',
  'nothing-to-change': 'Everything already stands as asked.',
  'unknown-person': 'Nobody of the desk goes by this id.',
  'proposal-open': 'A proposal already awaits an answer.',
  'no-proposal': 'No proposal awaits an answer.',
  'own-proposal': 'The other side answers a proposal.',
  'not-later': 'An extension must move the due instant later.',
  'wrong-unit': 'An extension in days does not fit a limit in this unit.',
  'no-limit-to-extend': 'No running limit can be extended.',
  'counter-needs-term': 'A counter offer names days or a date.',
  'objection-out-of-range': 'The time for objection must be a whole number of days from 1 to 30.',
  'word-not-after-solution': 'No word of the client waits for judgement.',
  'close-needs-reason': 'Staff close with a reason.',
  'unsolved-only':
    'A specialist alone closes only what was not solved: a duplicate, a withdrawal, or agreement by phone.',
  'agreement-needed': 'Closing on the phone needs a logged call in which the client agreed.',
  'already-rated': 'This cycle has been rated.',
  'unknown-score': 'The scale of the regulation has no such score.',
  'reason-required': 'The regulation asks for the main reason of a rating.',
  'unknown-reason': 'The regulation has no such reason.',
  'comment-required': 'The regulation asks for a comment.',
  'received-out-of-range': 'A recorded call may be dated back within one working day and after the last event only.',
  'unknown-version': 'There is no such version of the regulation.',
  'version-not-newer': 'Tickets move to newer versions only.',
  'visit-not-provided': 'This desk makes no field visits.',
  'unknown-region': 'No federal subject has this code.',
  'unknown-notice': 'The ticket waits for no such letter.',
} as const;

export type RefusalCode = keyof typeof refusals;

export interface Refusal {
  readonly refused: RefusalCode;
}

export function refuse(code: RefusalCode): Refusal {
  return { refused: code };
}
