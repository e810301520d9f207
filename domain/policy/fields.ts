/**
 * Who may set which field of what comes in, field by field: of a filing, of each command to a ticket and to a visit, of a
 * question. The API declares every body with exactly these fields, so that a new one is decided on here first.
 */
import { inEachRole, isStaff, type Actor } from './actor';
import { leads } from './may';

/** `anyone`: whoever may give it at all; `staff`: people of the desk; `lead`: managers and administrators (SK-1). */
export type Setter = 'anyone' | 'staff' | 'lead';

const partsSetters = {
  'order-parts': { supplier: 'anyone', lines: 'anyone', expectedAt: 'anyone' },
  'ship-parts': { order: 'anyone', expectedAt: 'anyone' },
  'receive-parts': { order: 'anyone', lines: 'anyone' },
  'cancel-parts': { order: 'anyone' },
} as const satisfies Record<string, Record<string, Setter>>;

/** The level is that of the contract; who leads may name another. The duty to call is ticked off by who took the call (SK-15). */
export const filingSetters = {
  desk: 'anyone',
  client: 'anyone',
  subject: 'anyone',
  text: 'anyone',
  requestType: 'anyone',
  topic: 'anyone',
  category: 'anyone',
  vehicles: 'anyone',
  fields: 'anyone',
  form: 'anyone',
  shareWith: 'anyone',
  attachments: 'anyone',
  level: 'lead',
  levelReason: 'lead',
  onBehalfOf: 'staff',
  channel: 'staff',
  reportedByPhone: 'staff',
  receivedAt: 'staff',
  service: 'staff',
} as const satisfies Record<string, Setter>;

/** What would be due if: another level than one's own is the desk's to ask. */
export const whatIfSetters = {
  desk: 'anyone',
  client: 'anyone',
  topic: 'anyone',
  requestType: 'anyone',
  category: 'anyone',
  level: 'staff',
  priority: 'anyone',
  vehicles: 'anyone',
  start: 'anyone',
  visit: 'anyone',
  pauses: 'anyone',
  parts: 'anyone',
  extensions: 'anyone',
  emergency: 'anyone',
} as const satisfies Record<string, Setter>;

export const ticketSetters = {
  reply: { text: 'anyone', attachments: 'anyone' },
  note: { text: 'anyone', attachments: 'anyone' },
  assign: { to: 'anyone', reason: 'anyone' },
  classify: {
    topic: 'anyone',
    category: 'anyone',
    priority: 'lead',
    level: 'lead',
    vehicles: 'anyone',
    fault: 'anyone',
    reason: 'anyone',
  },
  triage: { outcome: 'anyone', text: 'anyone', attachments: 'anyone', expectedAt: 'anyone' },
  estimate: { expectedAt: 'anyone', text: 'anyone', attachments: 'anyone' },
  wait: { reason: 'anyone', until: 'anyone', text: 'anyone', attachments: 'anyone' },
  resume: {},
  'propose-extension': { days: 'anyone', until: 'anyone', reason: 'anyone', attachments: 'anyone' },
  'answer-extension': { answer: 'anyone', days: 'anyone', until: 'anyone' },
  solve: { text: 'anyone', attachments: 'anyone', kind: 'anyone', objectionDays: 'anyone' },
  confirm: {},
  object: { text: 'anyone', attachments: 'anyone' },
  close: { reason: 'staff', of: 'staff' },
  rate: { score: 'anyone', reason: 'anyone', comment: 'anyone', attachments: 'anyone' },
  reopen: { text: 'anyone', attachments: 'anyone' },
  'request-visit': {
    subject: 'anyone',
    address: 'anyone',
    contact: 'anyone',
    vehicles: 'anyone',
    readyAt: 'anyone',
    skills: 'anyone',
  },
  'log-call': {
    direction: 'anyone',
    outcome: 'anyone',
    of: 'anyone',
    text: 'anyone',
    attachments: 'anyone',
    receivedAt: 'anyone',
  },
  share: { with: 'anyone' },
  unshare: { with: 'anyone' },
  'change-author': { to: 'anyone' },
  split: {
    subject: 'anyone',
    text: 'anyone',
    topic: 'anyone',
    requestType: 'anyone',
    vehicles: 'anyone',
    fields: 'anyone',
    attachments: 'anyone',
  },
  'mark-courtesy': {},
  'hand-over': { to: 'anyone', text: 'anyone', attachments: 'anyone' },
  accept: {},
  return: { reason: 'anyone', text: 'anyone', attachments: 'anyone' },
  'record-test': { test: 'anyone', result: 'anyone', text: 'anyone', attachments: 'anyone' },
  'answer-questions': { list: 'anyone', answers: 'anyone', form: 'anyone', text: 'anyone', attachments: 'anyone' },
  'use-version': { regulation: 'anyone' },
  postpone: { reason: 'anyone', until: 'anyone', text: 'anyone', attachments: 'anyone' },
  decline: { reason: 'anyone', text: 'anyone', attachments: 'anyone' },
  redirect: { to: 'anyone', text: 'anyone', attachments: 'anyone' },
  'declare-emergency': { reason: 'anyone', fault: 'anyone', workaround: 'anyone', text: 'anyone' },
  'answer-emergency': { answer: 'anyone', text: 'anyone' },
  'request-access': { what: 'anyone', text: 'anyone' },
  'request-consent': {
    agreement: 'anyone',
    price: 'anyone',
    from: 'anyone',
    to: 'anyone',
    text: 'anyone',
    attachments: 'anyone',
  },
  'answer-consent': { of: 'anyone', answer: 'anyone', text: 'anyone' },
  'withdraw-consent': { of: 'anyone', text: 'anyone' },
  'take-work': { minutes: 'anyone' },
  'finish-work': {},
  'cancel-work': { reason: 'anyone' },
  'end-emergency': { because: 'anyone', text: 'anyone' },
  'plan-release': { release: 'anyone', expectedAt: 'anyone' },
  'speed-up': { text: 'anyone', attachments: 'anyone' },
  ...partsSetters,
} as const satisfies Record<string, Record<string, Setter>>;

export const visitSetters = {
  ready: { from: 'anyone' },
  'withdraw-ready': { reason: 'anyone' },
  'offer-slot': { technician: 'anyone', from: 'anyone', to: 'anyone' },
  'answer-slot': { answer: 'anyone', from: 'anyone', to: 'anyone' },
  depart: { at: 'anyone' },
  start: { at: 'anyone' },
  act: {
    outcome: 'anyone',
    text: 'anyone',
    doneAt: 'anyone',
    checklist: 'anyone',
    attachments: 'anyone',
    readings: 'anyone',
    confirmedBy: 'anyone',
    spares: 'anyone',
    signature: 'anyone',
    needs: 'anyone',
  },
  check: { ok: 'anyone', text: 'anyone', attachments: 'anyone' },
  'no-show': { proof: 'anyone', attachments: 'anyone', at: 'anyone' },
  ...partsSetters,
  cancel: { reason: 'anyone' },
  decide: { decision: 'anyone', reason: 'anyone' },
  'need-spares': { lines: 'anyone' },
  'reserve-spares': { lines: 'anyone' },
  'release-spares': { lines: 'anyone' },
} as const satisfies Record<string, Record<string, Setter>>;

/** Whether the actor, in one of the roles, is one of those who set such a field. */
export function maySet(actor: Actor, setter: Setter): boolean {
  switch (setter) {
    case 'anyone':
      return true;
    case 'staff':
      return inEachRole(actor).some((acting) => isStaff(acting) || acting.kind === 'system');
    case 'lead':
      return inEachRole(actor).some(leads);
    default: {
      const never: never = setter;
      return never;
    }
  }
}
