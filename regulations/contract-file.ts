import { stringify } from 'yaml';
import type { Contract } from './contract';
import { withoutUnseenText } from './json';

/** A contract as the file that reads as it: what was published can be taken up again as text. What nobody sees is left out. */
export function contractFile({ number, desk, validFrom, validTo, patch }: Contract): string {
  const head = { number, desk, validFrom, ...(validTo === null ? {} : { validTo }) };
  return stringify(withoutUnseenText({ ...head, patch }), { lineWidth: 110, version: '1.2', schema: 'core' });
}
