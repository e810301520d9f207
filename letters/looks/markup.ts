/** What people typed, as markup that shows it and does nothing else. */

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Fit for content and for attributes in double quotes. Control characters have no place in HTML and become blanks. */
export function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (sign) => named[sign] ?? sign)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, ' ');
}

/** Text of several lines; blanks at the beginning of a line stay. */
export function escapedLines(text: string): string {
  return withBreaks(escaped(text));
}

/** Text with the addresses in it as links: `http` and `https` alone, and what is shown is where they lead. */
export function linked(text: string): string {
  let written = '';
  let last = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const shown = withoutEnd(found);
    const href = hrefOf(shown);
    if (href === undefined) continue;
    written += escaped(text.slice(last, index));
    written += `<a href="${escaped(href)}" rel="noopener noreferrer" target="_blank">${escaped(shown)}</a>`;
    last = index + shown.length;
  }
  return withBreaks(written + escaped(text.slice(last)));
}

function withBreaks(markup: string): string {
  return markup
    .replace(/\r\n?|\n/g, '<br>')
    .replace(/\t/g, '    ')
    .replace(/(^|<br>| ) (?= |\S)/g, '$1&nbsp;');
}

/** No sign that turns the direction of writing, and none that ends a word. */
const address = /\bhttps?:\/\/[\p{L}\p{N}\-._~:/?#[\]@!$&'()*+,;=%]{1,2000}/giu;

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
