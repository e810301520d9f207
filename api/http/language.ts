import type { Request } from 'express';
import { languages } from '../../texts/language';
import type { Language } from '../../texts/language';

/**
 * The reader's language: the one of ours that `Accept-Language` likes best, else `otherwise`. Programs that do not care say `*`: then
 * it is the person's, too.
 */
export function languageOf(request: Request, otherwise: Language): Language {
  if (request.headers['accept-language'] === undefined) return otherwise;
  for (const accepted of request.acceptsLanguages()) {
    if (accepted === '*') return otherwise;
    const [base] = accepted.toLowerCase().split('-');
    const known = languages.find((language) => language === base);
    if (known !== undefined) return known;
  }
  return otherwise;
}
