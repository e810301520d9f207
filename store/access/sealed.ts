import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** Texts are filled up to a multiple of this, so that the length of what lies there tells next to nothing. */
const block = 256;

/**
 * Encrypts a text under the key of a lease, bound to it: nonce, tag and cipher text behind one another (NIST SP 800-38D).
 *
 * @param key 32 bytes
 */
export function seal(key: Buffer, leaseId: string, text: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(boundTo(leaseId));
  const sealed = Buffer.concat([cipher.update(padded(text)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** @returns the text; null where the key is another one, or a bit of what lies there has changed */
export function unseal(key: Buffer, leaseId: string, sealed: Uint8Array): string | null {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(boundTo(leaseId));
  try {
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const plain = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
    return plain.subarray(4, 4 + plain.readUInt32BE(0)).toString('utf8');
  } catch {
    return null;
  }
}

function boundTo(leaseId: string): Buffer {
  return Buffer.from(`access/${leaseId.toLowerCase()}`);
}

/** Its length in four bytes, the text, and zeros. */
function padded(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const whole = Buffer.alloc(Math.ceil((4 + bytes.length) / block) * block);
  whole.writeUInt32BE(bytes.length, 0);
  bytes.copy(whole, 4);
  return whole;
}
