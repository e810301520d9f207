import { addressOf } from '../addresses';
import type { Part } from '../part';
import { decodeBody } from '../split/decode-body';
import type { Warnings } from '../warning';
import type { Action } from './bounce';

/** What a machine-readable report says (RFC 3464, RFC 6533), of the recipient that fared worst. */
export interface DeliveryStatus {
  readonly recipient: string | null;
  readonly status: string | null;
  readonly action: Action | null;
  readonly envelopeId: string | null;
}

/** Bytes of a report that are read: what one recipient's takes is a few hundred. */
const mostRead = 256 * 1024;
const worst: readonly (Action | null)[] = ['failed', 'delayed', null, 'delivered'];

/** Whether a part is a machine-readable report. */
export function isDeliveryStatus(part: Part): boolean {
  return part.type === 'message/delivery-status' || part.type === 'message/global-delivery-status';
}

/** Reads one; undefined where it has no recipient at all. */
export function deliveryStatus(part: Part, warnings: Warnings): DeliveryStatus | undefined {
  const text = decodeBody(part, warnings).toString('utf8', 0, mostRead);
  // Some servers begin with empty lines, or leave out the one between the fields of the message and the first recipient.
  const groups = text
    .trim()
    .split(/\r?\n[ \t]*\r?\n/)
    .map(fieldsIn);
  const recipients = groups.filter(
    (fields) => fields.has('final-recipient') || fields.has('action') || fields.has('status'),
  );
  const envelopeId = unescaped(
    groups.find((fields) => fields.has('original-envelope-id'))?.get('original-envelope-id'),
  );
  const read = recipients.map((fields) => ({ ...recipientOf(fields), envelopeId }));
  return worst.flatMap((action) => read.filter((one) => one.action === action))[0];
}

function recipientOf(fields: ReadonlyMap<string, string>): Omit<DeliveryStatus, 'envelopeId'> {
  const named = fields.get('original-recipient') ?? fields.get('final-recipient') ?? fields.get('x-actual-recipient');
  const status = statusIn(fields.get('status')) ?? statusIn(fields.get('diagnostic-code'));
  return {
    recipient: addressIn(named) ?? addressIn(fields.get('final-recipient')),
    status,
    action: actionOf(fields.get('action')),
  };
}

function fieldsIn(group: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

function actionOf(written: string | undefined): Action | null {
  const action = /^[a-z]+/i.exec(written ?? '')?.[0].toLowerCase();
  if (action === 'failed' || action === 'delayed') return action;
  return action === 'delivered' || action === 'relayed' || action === 'expanded' ? 'delivered' : null;
}

/** `rfc822; ivan@example.org`, `utf-8; почта@пример.рф` */
function addressIn(written: string | undefined): string | null {
  if (written === undefined) return null;
  const value = written.slice(written.indexOf(';') + 1).trim();
  return addressOf(unescaped(value) ?? '') ?? null;
}

/** xtext (RFC 3461): `+2B` is a plus. */
function unescaped(written: string | undefined): string | null {
  if (written === undefined || written === '') return null;
  return written.replace(/\+([0-9A-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** The first enhanced status in a text, or the class of the first reply code of SMTP. */
export function statusIn(text: string | undefined): string | null {
  if (text === undefined) return null;
  const enhanced = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text)?.[1];
  if (enhanced !== undefined) return enhanced;
  const code = /(?<![\d.])([45])[0-5]\d(?=[\s-])(?![\d.])/.exec(text)?.[1];
  return code === undefined ? null : `${code}.0.0`;
}
