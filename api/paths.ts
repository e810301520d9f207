/** Where resources are found. */
export function pathOfTicket(id: string): string {
  return `/api/v1/tickets/${id}`;
}

export function pathOfVisit(id: string): string {
  return `/api/v1/visits/${id}`;
}

export function pathOfLease(id: string): string {
  return `/api/v1/access-leases/${id}`;
}

export function pathOfAttachment(id: string): string {
  return `/api/v1/attachments/${id}`;
}
