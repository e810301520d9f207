/**
 * What workflow ids say. A run is known by the public number of its process: a ticket's `SKAI-1042`, a visit's `SKAI-1042/1`,
 * `<kind>/<number>` of any other kind; whoever opens a process gives it (store/process), and the run ledger keeps it. Nobody
 * takes one apart: the store finds the process by it.
 */
const earlier = /^(?:ticket|visit)\/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * Whether a run has an id of release 0.2, which it keeps until it ends: `ticket/<uuid>` or `visit/<uuid>`. Such a run may be
 * one that began in that release, and understands its words only.
 */
export function isEarlierId(workflowId: string): boolean {
  return earlier.test(workflowId);
}
