import type { Delivery } from './transport';

/** What nodemailer says of a letter that was not taken. */
export interface SmtpFault {
  readonly name: string;
  /** Its own word for what went wrong: ETIMEDOUT, EENVELOPE ... */
  readonly code?: string;
  /** At which step, where the server has answered. */
  readonly command?: string;
  /** What the server answered, and its first three digits. */
  readonly response?: string;
  readonly responseCode?: number;
}

/** How far a letter had come. */
export interface Progress {
  /** The server was spoken to of it. */
  begun: boolean;
  /** It was said to its last byte. */
  offered: boolean;
}

/** The server wants other credentials than ours, or encryption: no letter is at fault. */
const unauthorised: ReadonlySet<number> = new Set([530, 534, 535, 538]);
/** The service closes the connection (RFC 5321, 3.8). */
const goes = 421;
const longestFault = 300;

/**
 * What becomes of a letter that was not taken. Refused for good (5xx) means failed, at whatever step; any other answer, a
 * connection that broke and a server that says nothing mean later. Before anything was said of the letter it is our own server's
 * trouble, in which the recipient has no part (`ours`).
 */
export function judge(fault: SmtpFault, { begun, offered }: Progress): Delivery {
  const { code = fault.name, command, response, responseCode } = fault;
  const said = (response ?? code).replace(/\s+/g, ' ').trim().slice(0, longestFault);
  if (responseCode === undefined) {
    // Our side of the protocol could not carry the address: Cyrillic before the @, and a server that does not take it.
    if (code === 'EENVELOPE') return { state: 'failed', fault: said };
    return { state: 'later', fault: said, ...(!begun && { ours: true }), ...(offered && { offered }) };
  }
  if (!begun || unauthorised.has(responseCode)) return { state: 'later', fault: said, ours: true };
  if (responseCode >= 500) return { state: 'failed', fault: said };
  // A server that goes says so of itself (421), whatever it was asked last: it may have kept the letter that it had heard.
  const inDoubt = offered && responseCode === goes;
  return { state: 'later', fault: said, ...(command === 'MAIL FROM' && { ours: true }), ...(inDoubt && { offered }) };
}
