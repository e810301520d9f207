import type { Services } from '../services';
import { tooMany } from '../limits/too-many';
import { Problem } from '../problems';

/** Whose code is typed, and where. */
export interface TypedCode {
  readonly personId: string;
  /** As limits count the account. */
  readonly email: string;
  readonly code: string;
  readonly address: string;
  /** The device's own cookie, as it came. */
  readonly device: string | null;
}

/**
 * Uses up a code of the person's, or a backup code: what was right once is wrong from then on.
 *
 * @param alsoIf asked before the code is looked at
 * @throws Problem `wrong-code`, 429 for whoever guesses
 */
export async function requireCode(
  { store, codes, codeGuard, devices }: Pick<Services, 'store' | 'codes' | 'codeGuard' | 'devices'>,
  { personId, email, code, address, device }: TypedCode,
  alsoIf: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<void> {
  const fits = await codeGuard.attempt({ email, address, device }, async () => {
    if (!(await alsoIf())) return null;
    const isKnown = device !== null && devices.idOf(device, email) !== null;
    const wait = isKnown ? 0 : await store.countCodeTry(personId);
    if (wait > 0) throw tooMany(wait);
    const factor = await store.readSecondFactor(personId);
    if (codes === null || factor === undefined || factor.since === null) return null;
    const typed = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(typed)) return (await store.useBackupCode(personId, codes.hashOfBackupCode(typed))) || null;
    const step = await codes.stepOf(factor.secret, typed, await store.clock.now());
    return (step !== null && (await store.useCode(personId, step))) || null;
  });
  if (fits === null) throw new Problem('wrong-code');
}
