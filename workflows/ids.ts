/** Workflow ids are made and taken apart here and nowhere else. */
const prefix = 'ticket/';

/** The id of the workflow that carries this ticket. */
export function ticketWorkflowId(ticketId: string): string {
  return prefix + ticketId;
}

/**
 * The ticket that a workflow id speaks of.
 *
 * @throws Error when the id is not of a ticket: somebody started the type under another id by hand
 */
export function ticketIdOf(workflowId: string): string {
  if (!workflowId.startsWith(prefix) || workflowId.length === prefix.length) {
    throw new Error(`The workflow id "${workflowId}" is not of the form ticket/<id>`);
  }
  return workflowId.slice(prefix.length);
}
