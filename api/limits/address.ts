import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';

/** From where a request comes, as limits count it: of IPv6 the network, whose owner has more addresses than anybody counts. */
export function addressOf(request: Request): string {
  return `ip/${ipKeyGenerator(request.ip ?? '0.0.0.0')}`;
}
