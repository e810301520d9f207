/** A piece of HTML: what was put into it as text stands in it as text. */
export class Html {
  constructor(readonly source: string) {}
}

type Part = string | number | Html | null | false | readonly Html[];

/** HTML with places. Whatever is no HTML of ours is text, and cannot become anything else. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((string, index) => string + sourceOf(parts[index])).join(''));
}

function sourceOf(part: Part | undefined): string {
  if (part === undefined || part === null || part === false) return '';
  if (part instanceof Html) return part.source;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part.map(({ source }) => source).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text in which public numbers, such as `SKAI-1042`, stay on one line. */
export function unbroken(text: string): readonly Html[] {
  return text
    .split(/\b([A-Z][A-Z0-9]*-[0-9]+)\b/)
    .map((part, index) => (index % 2 === 1 ? html`<span class="number">${part}</span>` : html`${part}`));
}

/** Fit for text and for attributes in double quotes. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
