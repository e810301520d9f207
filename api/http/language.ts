import type { Request } from 'express';
import { languages } from '../../texts/language';
import type { Language } from '../../texts/language';

/** The reader's language: as `Accept-Language` prefers, else `otherwise`. */
export function languageOf(request: Request, otherwise: Language): Language {
  if (request.headers['accept-language'] === undefined) return otherwise;
  const accepted = request.acceptsLanguages([...languages]);
  return accepted === 'ru' || accepted === 'en' ? accepted : otherwise;
}
