import { convert, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';
import { limits } from '../limits';
import type { Warnings } from '../warning';
import { cleanHtml } from './clean-html';

/** A larger table is read row by row: setting out its columns costs the square of its longer side. */
const largest = { rows: 300, columns: 50 } as const;

type Elements = Parameters<FormatCallback>[0]['children'];

/**
 * A table of data keeps its columns; what is a table for the looks of the page alone (others in it, or one column) is read as
 * paragraphs.
 */
const table: FormatCallback = (element, walk, builder, options) => {
  const shape = shapeOf(element.children);
  const isData =
    !shape.nested &&
    shape.columns > 1 &&
    shape.rows > 1 &&
    shape.rows <= largest.rows &&
    shape.columns <= largest.columns;
  const format = builder.options.formatters?.[isData ? 'dataTable' : 'block'];
  format?.(element, walk, builder, { ...options, uppercaseHeaderCells: false, colSpacing: 2 });
};

/** A cell of a table that is read as paragraphs: kept apart from the next one. */
const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder);
  builder.addInline(' ');
};

const options: HtmlToTextOptions = {
  wordwrap: false,
  formatters: { tableByShape: table, cell },
  limits: { maxDepth: limits.htmlDepth * 2, maxInputLength: limits.textBytes * 8 },
  selectors: [
    { selector: 'table', format: 'tableByShape', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
};

/** The words of HTML as plain text, with marks where the sender's program marked a quotation. */
export function htmlText(html: string, warnings: Warnings): string {
  if (html.length > limits.textBytes) warnings.add('text cut');
  const read = html.slice(0, limits.textBytes);
  const clean = cleanHtml(read);
  if (clean.cut) warnings.add('text cut');
  if (clean.html === undefined) {
    warnings.add('HTML too deep: shown without its form');
    return wordsAlone(read);
  }
  const lines = convert(clean.html, options)
    .split('\n')
    .map((line) => line.trimEnd());
  return lines.join('\n').replace(/\n{4,}/g, '\n\n\n');
}

function shapeOf(children: Elements): { readonly nested: boolean; readonly rows: number; readonly columns: number } {
  let [nested, rows, columns] = [false, 0, 0];
  const look = (nodes: Elements): void => {
    for (const node of nodes) {
      if (nested || !('children' in node)) continue;
      const name = nameOf(node);
      if (name === 'table' || name === 'blockquote') nested = true;
      if (name === 'tr') {
        rows += 1;
        columns = Math.max(columns, node.children.filter((inner) => ['td', 'th'].includes(nameOf(inner))).length);
      }
      look(node.children);
    }
  };
  look(children);
  return { nested, rows, columns };
}

function nameOf(node: Elements[number]): string {
  return 'name' in node && typeof node.name === 'string' ? node.name : '';
}

/** Elements left out, in one pass. */
function wordsAlone(html: string): string {
  return html
    .replace(/<[^<>]{0,2000}>/g, '\n')
    .replace(/[<>]/g, ' ')
    .replace(/\n\s*\n+/g, '\n')
    .trim();
}
