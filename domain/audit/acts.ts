/** What somebody who runs a desk does there, and to what: the closed lists that the record of such acts is written with. */

/** One code an act; each has its words in `texts/audit.ts`. */
export const auditActs = [
  'client-added',
  'client-changed',
  'balance-topped-up',
  'person-added',
  'person-changed',
  'person-invited',
  'person-deactivated',
  'person-reactivated',
  'role-given',
  'role-ended',
  'services-set',
  'second-factor-reset',
  'key-made',
  'key-revoked',
  'technician-set',
  'absence-noted',
  'absence-removed',
  'feed-opened',
  'feed-closed',
  'sender-bound',
  'set-aside-decided',
  'release-published',
  'release-noted',
  'contract-published',
  'draft-opened',
  'draft-revised',
  'draft-rehearsed',
  'draft-published',
  'draft-withdrawn',
  'client-exported',
  'person-erased',
  'mention-decided',
  'webhook-added',
  'webhook-changed',
  'webhook-ended',
  'webhook-key-renewed',
  'webhook-tested',
  'webhook-sent-again',
] as const;

export type AuditAct = (typeof auditActs)[number];

/** To what an act was done. */
export const auditSubjects = [
  'client',
  'person',
  'key',
  'letter',
  'process',
  'release',
  'contract',
  'publication',
  'webhook',
] as const;

export type AuditSubject = (typeof auditSubjects)[number];
