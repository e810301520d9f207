/**
 * Workflow ids are made and taken apart here and nowhere else. They are what people read in Temporal UI's list: the public
 * number of a ticket (`SKAI-1042`) and of a visit (`SKAI-1042/1`), `<kind>/<number>` of any other kind. A run never takes its
 * own id apart: the store finds the process by it.
 */
const earlier = /^(?:ticket|visit)\/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** @param tid the public number as it is stored */
export function ticketWorkflowId(tid: string): string {
  return tid;
}

/** @param number counts the visits of the ticket from 1 */
export function visitWorkflowId(tid: string, number: number): string {
  return `${tid}/${number}`;
}

/** @param kind of a process that is neither a ticket nor a visit */
export function workflowIdOf(kind: string, number: string | number): string {
  return `${kind}/${number}`;
}

/**
 * Whether a run has an id of release 0.2, which it keeps until it ends: `ticket/<uuid>` or `visit/<uuid>`. Such a run may be
 * one that began in that release, and understands its words only.
 */
export function isEarlierId(workflowId: string): boolean {
  return earlier.test(workflowId);
}
