import type { z } from 'zod';
import { nearest } from './nearest';

const inBraces = (places: readonly string[]): string => places.map((place) => `{${place}}`).join(', ');

/** Every brace belongs to a place that is filled. */
function placeFault(text: string, known: readonly string[], filler: string): string | undefined {
  const stray = text.replace(/\{([^{}]*)\}/g, (place, name: string) => (known.includes(name) ? '' : place));
  const [, unknown] = /\{([^{}]*)\}/.exec(stray) ?? [];
  if (unknown !== undefined)
    return `holds "{${unknown}}", which no ${filler} fills (there are: ${inBraces(known)})${nearest(unknown, known)}`;
  return /[{}]/.test(stray) ? `holds a brace that belongs to no place (there are: ${inBraces(known)})` : undefined;
}

/** Text with places in braces. @param filler what fills them, as faults call it: "letter" */
export function withPlaces<Value extends z.ZodType<string>>(value: Value, known: readonly string[], filler: string) {
  return value.superRefine((text, context) => {
    const message = placeFault(text, known, filler);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });
}
