import { z } from 'zod';
import { contrast, pngSize } from '../domain/regulation';
import { keys, mailbox, source, text } from './words';

/** How letters of the desk look: its name, colour, sender and logo (docs/decisions/0035). */

/** What text of ordinary size needs (WCAG 2). */
const enough = 4.5;

const colourHelp = 'must be a colour such as "#1f5fa8": six digits of 0 to f after #, in quotes';
const colour = z
  .string({ error: colourHelp })
  .regex(/^#[0-9a-f]{6}$/, colourHelp)
  .refine((value) => !/^#[0-9a-f]{6}$/.test(value) || contrast(value, '#ffffff') >= enough, {
    error: ({ input }) =>
      `cannot be read on white: ${contrast(String(input), '#ffffff').toFixed(1)} to 1, and ${enough} to 1 is needed; take a darker one`,
  });

/** A letter is small, and goes to everybody with its logo. */
const mostLogoBytes = 8 * 1024;
const widest = 640;
const highest = 240;

const logoHelp = `must be a PNG of at most ${mostLogoBytes / 1024} KiB and ${widest} x ${highest} pixels, in base64; in a file on disk, the name of one beside it, such as "logo.png"`;
const logo = z
  .string({ error: logoHelp })
  .max(Math.ceil(mostLogoBytes / 3) * 4, logoHelp)
  .regex(/^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, logoHelp)
  .refine((value) => {
    const size = pngSize(value);
    return size !== undefined && size.width > 0 && size.width <= widest && size.height > 0 && size.height <= highest;
  }, logoHelp);

export const look = keys({
  name: text.optional(),
  colour: colour.optional(),
  logo: logo.optional(),
  sender: mailbox.optional(),
  source,
}).optional();
