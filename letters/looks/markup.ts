import { partsOfText } from '../../texts/addresses';

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
  const written = partsOfText(text).map(({ text: shown, href }) =>
    href === null
      ? escaped(shown)
      : `<a href="${escaped(href)}" rel="noopener noreferrer" target="_blank">${escaped(shown)}</a>`,
  );
  return withBreaks(written.join(''));
}

function withBreaks(markup: string): string {
  return markup
    .replace(/\r\n?|\n/g, '<br>')
    .replace(/\t/g, '    ')
    .replace(/(^|<br>| ) (?= |\S)/g, '$1&nbsp;');
}
