import { z } from '../schemas/zod';

const self = 'https://self.invalid';

/**
 * A place of our own, as a browser reads it and as a header carries it. `//elsewhere` would lead away, and so would what browsers make
 * of it: they leave out tabs and line breaks within an address.
 */
export const ownPlace = () =>
  z
    .string()
    .max(1_000)
    .regex(/^\/(?![/\\])[^\p{Cc}]*$/u)
    .transform((text, context) => {
      const read = URL.canParse(text, self) ? new URL(text, self) : null;
      const place = read === null ? '' : `${read.pathname}${read.search}${read.hash}`;
      if (read?.origin === self && !place.startsWith('//')) return place;
      context.addIssue({ code: 'custom', message: 'a place of our own' });
      return z.NEVER;
    });
