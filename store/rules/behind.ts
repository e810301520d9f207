import { compareVersions } from '../../domain/regulation';
import type { Rules, RulesPin } from '../../domain/process';
import type { RulesLibrary } from './library';

/**
 * Whether who goes by pinned rules has to move to what is newest for it: other rules, or years that say something else to it. What
 * somebody has moved to a version that is not in force yet stays there.
 */
export async function isBehind(
  library: Pick<RulesLibrary, 'countsByOther' | 'pinned'>,
  pin: RulesPin,
  newest: Rules,
): Promise<boolean> {
  if (newest.pin.digest === pin.digest) return library.countsByOther(pin, newest.pin.calendars);
  const { regulation } = await library.pinned(pin);
  return compareVersions(newest.regulation, regulation) >= 0;
}
