/** Signed links of letters (docs/decisions/0031-press-links.md). */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** What a link lets its holder do, and nothing else: answer a letter, switch letters of its kind off, set a password. */
export const linkPurposes = ['answer', 'switch-off', 'password'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** A key of its own for each purpose: a link of one is none of another. */
export type LinkKeys = Readonly<Record<LinkPurpose, Buffer>>;

/** What a link that we have signed is about. */
export interface SignedLink {
  /** The letter that it stands in. */
  readonly letterId: string;
  /** What it says beside that, a code; empty where it says nothing. */
  readonly says: string;
}

const macBytes = 16;
const idBytes = 16;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Codes of regulations have at most 64 characters: nothing longer is looked at. */
const form = /^[A-Za-z0-9_-]{43,130}$/;

/**
 * The keys of all links.
 *
 * @param secret the product's own, of at least 32 characters; another one makes every link of before a foreign one
 * @see https://www.rfc-editor.org/rfc/rfc5869
 */
export function linkKeys(secret: string): LinkKeys {
  const key = (purpose: LinkPurpose): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `reglament/link/1/${purpose}`, 32));
  return { answer: key('answer'), 'switch-off': key('switch-off'), password: key('password') };
}

/**
 * The link of a letter, short enough to stand in full in its text part. For whom it is, about which ticket and until when, the
 * letter itself knows.
 */
export function signLink(key: Buffer, { letterId, says }: SignedLink): string {
  if (!uuid.test(letterId)) throw new Error('A letter goes by a UUID in small letters.');
  const said = Buffer.concat([Buffer.from(letterId.replaceAll('-', ''), 'hex'), Buffer.from(says)]);
  return Buffer.concat([macOf(key, said), said]).toString('base64url');
}

/** What a link says; null for one that was not signed with this key, in every character as we wrote it. */
export function readLink(key: Buffer, token: string): SignedLink | null {
  if (!form.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  // The last character of base64 has bits that mean nothing: one spelling alone is ours.
  if (bytes.toString('base64url') !== token) return null;
  const [mac, said] = [bytes.subarray(0, macBytes), bytes.subarray(macBytes)];
  if (said.length < idBytes || !timingSafeEqual(mac, macOf(key, said))) return null;
  const id = said.subarray(0, idBytes).toString('hex');
  const letterId = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { letterId, says: said.subarray(idBytes).toString() };
}

/** Half of the function's length, which RFC 2104 allows: 128 bits are not guessed. */
function macOf(key: Buffer, said: Buffer): Buffer {
  return createHmac('sha256', key).update(said).digest().subarray(0, macBytes);
}
