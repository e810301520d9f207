import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';

/** How often a code changes (RFC 6238). */
const periodMs = 30_000;
/** Characters of a secret: 142 bits. */
const secretLength = 24;
const backupCodes = 10;
/** Without what looks like something else. */
const backupAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A secret as it is shown once, and as it is kept. */
export interface FreshSecret {
  /** Encrypted. */
  readonly sealed: string;
  /** In base 32, as programs of codes take it. */
  readonly key: string;
  /** The same as an address, for a picture that such programs read. */
  readonly uri: string;
}

/** Makes and checks codes; keeps none of them. */
export interface CodeSecrets {
  makeSecret(issuer: string, account: string): Promise<FreshSecret>;
  /** The half minute that a code is of, a half minute of drift allowed to either side; null: of none. */
  stepOf(sealed: string, code: string, now: number): Promise<number | null>;
  makeBackupCodes(): string[];
  /** A backup code as it is kept, however it was typed. */
  hashOfBackupCode(code: string): string;
}

/** @param secret of the API processes, and kept: with another one no code fits any more */
export function codeSecrets(secret: string): CodeSecrets {
  const keyOf = (purpose: string): string =>
    createHmac('sha256', secret).update(`second factor\n${purpose}`).digest('hex');
  const [sealing, hashing] = [keyOf('secrets'), keyOf('backup codes')];
  return {
    async makeSecret(issuer, account) {
      const made = generateRandomString(secretLength, 'a-z', 'A-Z', '0-9');
      return {
        sealed: await symmetricEncrypt({ key: sealing, data: made }),
        key: base32.encode(made, { padding: false }),
        uri: createOTP(made).url(issuer, account),
      };
    },
    async stepOf(sealed, code, now) {
      const otp = createOTP(await symmetricDecrypt({ key: sealing, data: sealed }));
      const present = Math.floor(now / periodMs);
      let found: number | null = null;
      for (const step of [present - 1, present, present + 1]) if (isSame(await otp.hotp(step), code)) found = step;
      return found;
    },
    makeBackupCodes: () =>
      Array.from({ length: backupCodes }, () => {
        const code = generateRandomOf(backupAlphabet, 12);
        return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
      }),
    hashOfBackupCode: (code) =>
      createHmac('sha256', hashing)
        .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
        .digest('hex'),
  };
}

function generateRandomOf(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
