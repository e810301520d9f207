import type Mail from 'nodemailer/lib/mailer';
import { envelopeAddress } from './address';
import { plainLine } from './plain-line';

/** A message as the sender takes it. */
export type OutwardMessage = Mail.Options & { readonly messageId: string };

interface Named {
  readonly name: string;
  readonly address: string;
}

/** Of a letter, what its envelope and its head are made of. */
export interface Outward {
  readonly from: Named;
  readonly to: Named;
  readonly subject: string;
  readonly createdAt: number;
  /** With brackets; the same at every attempt, so that a letter that is out twice is seen once. */
  readonly messageId: string;
  /** What of it a machine has written (RFC 3834); null: it bears the words of a person. */
  readonly automatic: 'auto-generated' | 'auto-replied' | null;
}

/**
 * What all letters that leave have alike: an envelope of one address, an identity, and what keeps machines from answering it;
 * whatever it is, nobody's out-of-office note is wanted (the last header is Exchange's). That files and addresses are never read for a
 * letter is said to the library once, by the transport.
 *
 * @returns undefined where an address is none
 */
export function outwardOf({ from, to, subject, createdAt, messageId, automatic }: Outward):
  | (OutwardMessage & {
      readonly from: Named;
      readonly headers: Readonly<Record<string, string>>;
    })
  | undefined {
  const [sender, recipient] = [envelopeAddress(from.address), envelopeAddress(to.address)];
  if (sender === undefined || recipient === undefined) return undefined;
  return {
    from: { name: plainLine(from.name), address: sender },
    to: { name: plainLine(to.name), address: recipient },
    // Reports of what becomes of it come to us, whatever stands in the letter.
    envelope: { from: sender, to: [recipient] },
    subject: plainLine(subject),
    date: new Date(createdAt),
    messageId,
    headers: {
      ...(automatic !== null && { 'Auto-Submitted': automatic }),
      'X-Auto-Response-Suppress': 'OOF, DR, RN, NRN, AutoReply',
    },
  };
}
