import type { Text } from '../../domain/regulation/types';
import { demoTexts } from '../../texts/demo';
import { fill, say } from '../../texts/language';
import type { Language } from '../../texts/language';

/** Why the story cannot be told, in the reader's words: the product is not there. */
export class DemoFault extends Error {}

/** The product did something else than the story tells. */
export class Astray extends DemoFault {}

/** @throws Astray, saying what differs, unless the product answered what the story tells */
export function expectSame(
  what: Text | string,
  found: string | number | null | undefined,
  expected: string | number,
  language: Language,
): void {
  if (found === expected) return;
  const name = typeof what === 'string' ? what : say(what, language);
  throw new Astray(fill(say(demoTexts.differs, language), { what: name, found: found ?? '—', expected }));
}
