/** Workflow ids are made and taken apart here and nowhere else. */
const prefixes = { ticket: 'ticket/', visit: 'visit/' } as const;

/** The id of the workflow that carries this ticket. */
export function ticketWorkflowId(ticketId: string): string {
  return prefixes.ticket + ticketId;
}

/** The id of the workflow that carries this visit. */
export function visitWorkflowId(visitId: string): string {
  return prefixes.visit + visitId;
}

/**
 * The ticket or visit that a workflow id speaks of.
 *
 * @throws Error when the id is not of this kind: somebody started the type under another id by hand
 */
export function idOf(kind: keyof typeof prefixes, workflowId: string): string {
  const prefix = prefixes[kind];
  if (!workflowId.startsWith(prefix) || workflowId.length === prefix.length) {
    throw new Error(`The workflow id "${workflowId}" is not of the form ${prefix}<id>`);
  }
  return workflowId.slice(prefix.length);
}
