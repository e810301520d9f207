/** A part of a text: an address in it with where it leads, or what stands between two of them. */
export interface TextPart {
  readonly text: string;
  /** Null: no address. */
  readonly href: string | null;
}

/** No sign that turns the direction of writing, and none that ends a word. */
const address = /\bhttps?:\/\/[\p{L}\p{N}\-._~:/?#[\]@!$&'()*+,;=%]{1,2000}/giu;

/** A text with the addresses in it told apart: `http` and `https` alone, and what is shown is where they lead. */
export function partsOfText(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let last = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const shown = withoutEnd(found);
    const href = hrefOf(shown);
    if (href === undefined) continue;
    if (index > last) parts.push({ text: text.slice(last, index), href: null });
    parts.push({ text: shown, href });
    last = index + shown.length;
  }
  if (last < text.length) parts.push({ text: text.slice(last), href: null });
  return parts;
}

/** What ends the sentence around an address is no part of it; a bracket is, if it was opened in it. */
function withoutEnd(found: string): string {
  const shown = found.replace(/[.,;:!?'*]+$/, '');
  return shown.endsWith(')') && !shown.includes('(') ? withoutEnd(shown.slice(0, -1)) : shown;
}

function hrefOf(shown: string): string | undefined {
  if (!URL.canParse(shown)) return undefined;
  const url = new URL(shown);
  // A name before @ is there to make an address look like another one.
  return url.username === '' && url.password === '' && url.hostname !== '' ? url.href : undefined;
}
