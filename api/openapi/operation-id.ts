import type { Method } from '../http/route-declaration';

/** `get /api/v1/tickets/{ticket}/clocks` becomes `getTicketsTicketClocks`: stable as long as the path is. */
export function operationId(method: Method, path: string): string {
  const words = path
    .replace('/api/v1', '')
    .split(/[^a-zA-Z]+/)
    .filter(Boolean);
  return method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
}
