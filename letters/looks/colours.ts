/** Colours of letters. Contrast is that of WCAG 2: 4.5 to 1 is what text of ordinary size needs. */
import { contrast, lightened } from '../../domain/regulation';

/** Grounds on which the text of letters stands; those of the frame (frame.mjml), light and dark. */
export const grounds = { light: '#ffffff', dark: '#1f242b' } as const;

/** The colour of a desk that names none. */
export const ownColour = '#1f5fa8';

export const enough = 4.5;

/** A colour of a desk as it stands in the dark: light enough to be read there, of the same hue. */
export function inTheDark(colour: string): string {
  let light = colour;
  for (let share = 0; contrast(light, grounds.dark) < enough && share < 1; share += 0.05)
    light = lightened(colour, share);
  return light;
}

/** Blocks to press: ground, ink and edge. `strong` where they stand beside each other, `soft` where many stand one below the other. */
export const blockColours = {
  strong: {
    green: { ground: '#1a7f37', ink: '#ffffff', edge: '#1a7f37' },
    yellow: { ground: '#ffd84d', ink: '#1c2128', edge: '#d9b000' },
    red: { ground: '#c62a32', ink: '#ffffff', edge: '#c62a32' },
    plain: { ground: '#f3f5f7', ink: '#1c2128', edge: '#8b96a1' },
  },
  soft: {
    green: { ground: '#e6f4ea', ink: '#1c2128', edge: '#1a7f37' },
    yellow: { ground: '#fff6d6', ink: '#1c2128', edge: '#d9b000' },
    red: { ground: '#fdeaea', ink: '#1c2128', edge: '#c62a32' },
    plain: { ground: '#f3f5f7', ink: '#1c2128', edge: '#8b96a1' },
  },
} as const;
