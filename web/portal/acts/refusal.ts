import { textOf } from '../../../texts/language';
import { refusalTexts } from '../../../texts/refusals';
import type { Schemas } from '../../api/client';
import { useLanguage } from '../../language/language';

export type Act = keyof Schemas['Can'];

/** Why something cannot be done, in words; null: it can. */
export function useRefusal(): (can: string) => string | null {
  const language = useLanguage();
  return (can) => (can === 'yes' ? null : textOf(refusalTexts, can)[language]);
}
