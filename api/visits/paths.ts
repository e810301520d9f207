/** Where a visit is found. */
export function pathOfVisit(id: string): string {
  return `/api/v1/visits/${id}`;
}
