import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Tells devices that have signed in to an account before from strangers, without keeping anything: such a device holds a cookie
 * that only we can have made, for that account.
 *
 * @see https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
export interface Devices {
  /** A cookie for a device that has just signed in to this account. */
  issue(email: string): string;
  /** The device's id when the cookie is of this account; else null. */
  idOf(cookie: string, email: string): string | null;
}

/** @param secret shared by the API processes, and kept: another one makes every device a stranger */
export function createDevices(secret: string): Devices {
  const sign = (id: string, email: string): string =>
    createHmac('sha256', secret).update(`device\n${id}\n${email}`).digest('base64url');
  return {
    issue(email) {
      const id = randomBytes(16).toString('base64url');
      return `${id}.${sign(id, email)}`;
    },
    idOf(cookie, email) {
      const [, id, signature] = /^([\w-]{22})\.([\w-]{43})$/.exec(cookie) ?? [];
      if (id === undefined || signature === undefined) return null;
      return timingSafeEqual(Buffer.from(signature), Buffer.from(sign(id, email))) ? id : null;
    },
  };
}
