import { Parser } from 'htmlparser2';
import { limits } from '../limits';
import { marks } from './marks';
import { quoteMarkup } from './quote-markup';

/** What is never read: programs, styles, the title of the page, what only a browser draws. */
const unread = new Set(['head', 'title', 'script', 'style', 'template', 'svg', 'math', 'object', 'iframe', 'select', 'textarea', 'noscript']); // prettier-ignore
const written = new Set(['p', 'div', 'br', 'hr', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'blockquote', 'pre', 'a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']); // prettier-ignore
const empty = new Set(['br', 'hr']);
const hidden = /(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:^|[;\s])(?:max-)?height\s*:\s*0(?:px)?\s*(?:;|$|!)|(?:^|[;\s])opacity\s*:\s*0\s*(?:;|$|!))/i; // prettier-ignore
/** Letters too small to be read. An element within may say a size of its own: frames of letters are so against gaps between their cells. */
const fontSize = /(?:^|[;\s])font-size\s*:\s*(?:([\d.]{1,8})\s*([a-z%]{0,3})|[a-z-]{1,12})\s*(?:;|$|!)/i;

/** Rows and columns that a cell may span: laying it out costs their product. */
const mostSpanned = 20;
/** Quotations in one another are set off so deep: each level goes before every line of the inner ones. */
const mostQuoted = 10;
/** Read by pieces, so that depth without end is noticed before it costs anything. */
const piece = 16 * 1024;

interface Open {
  readonly before: { readonly silent: boolean; readonly tiny: boolean };
  readonly close: string;
}

/** HTML that is short enough and not too deep to be set out as text; undefined where it is too deep. */
interface Clean {
  readonly html: string | undefined;
  /** Elements beyond the limit were left out. */
  readonly cut: boolean;
}

/**
 * HTML with what matters for reading it alone: structure and words, nothing hidden, nothing that runs or is fetched; struck words
 * between `~~`, raised figures after `^`, pictures by their names, and the quotations that the sender's program marked between marks.
 */
export function cleanHtml(html: string): Clean {
  const out: string[] = [];
  const open: Open[] = [];
  let silent = false;
  let tiny = false;
  let raised = false;
  let elements = 0;
  let quotations = 0;
  const parser = new Parser({
    onopentag(name, attribs) {
      elements += 1;
      if (name === 'blockquote') quotations += 1;
      const before = { silent, tiny };
      const style = attribs['style'] ?? '';
      silent ||= unread.has(name) || 'hidden' in attribs || hidden.test(style);
      tiny = isTiny(style, tiny);
      if (silent) {
        open.push({ before, close: '' });
        return;
      }
      const { opens, closes } = tags(name === 'blockquote' && quotations > mostQuoted ? 'div' : name, attribs);
      out.push(opens);
      raised = name === 'sup';
      open.push({ before, close: closes });
    },
    ontext(text) {
      if (silent || tiny) return;
      out.push(raised && /^[\d+−-]/.test(text) ? '^' : '', escaped(text));
      raised = false;
    },
    onclosetag(name) {
      const closed = open.pop();
      if (closed === undefined) return;
      if (name === 'blockquote') quotations -= 1;
      out.push(closed.close);
      ({ silent, tiny } = closed.before);
      raised = false;
    },
  });
  for (let at = 0; at < html.length; at += piece) {
    parser.write(html.slice(at, at + piece));
    if (open.length > limits.htmlDepth) return { html: undefined, cut: false };
    if (elements > limits.htmlElements) break;
  }
  parser.end();
  return { html: out.join(''), cut: elements > limits.htmlElements };
}

/** Whether letters are too small to be read within an element, where those around it are `around`. */
function isTiny(style: string, around: boolean): boolean {
  const found = fontSize.exec(style);
  if (found === null) return around;
  const [, size, unit = ''] = found;
  // By a word: `small`, `medium`.
  if (size === undefined) return false;
  const value = Number.parseFloat(size);
  switch (unit.toLowerCase()) {
    case 'em':
    case '%':
      return value === 0 || around;
    case 'rem':
      return value < 0.1;
    default:
      return value <= 1;
  }
}

function tags(name: string, attribs: Record<string, string>): { readonly opens: string; readonly closes: string } {
  const [before, after] = enclosing(name, attribs);
  if (name === 'img') return { opens: pictureOf(attribs), closes: '' };
  if (['s', 'strike', 'del'].includes(name)) return { opens: `${before}~~`, closes: `~~${after}` };
  const block = [
    'center',
    'section',
    'article',
    'header',
    'footer',
    'main',
    'body',
    'form',
    'fieldset',
    'dl',
    'dt',
    'dd',
  ];
  const tag = block.includes(name) ? 'div' : name;
  if (!written.has(tag)) return { opens: before, closes: after };
  const kept = attributes(tag, attribs);
  return { opens: `${before}<${tag}${kept}>`, closes: empty.has(tag) ? after : `</${tag}>${after}` };
}

function enclosing(name: string, attribs: Record<string, string>): readonly [string, string] {
  const markup = quoteMarkup({ name, attribs });
  const line = (mark: string): string => `<div>${mark}</div>`;
  switch (markup) {
    case 'quote':
      return [line(marks.quoteBegins), line(marks.quoteEnds)];
    case 'signature':
      return [line(marks.signatureBegins), line(marks.signatureEnds)];
    case 'rest':
      return [line(marks.restIsQuoted), ''];
    case null:
      return ['', ''];
  }
}

function attributes(name: string, attribs: Record<string, string>): string {
  if (name === 'a') {
    const href = (attribs['href'] ?? '').trim();
    return /^(?:https?|mailto|tel|ftp):/i.test(href) ? ` href="${escaped(href.slice(0, 2000))}"` : '';
  }
  if (name !== 'td' && name !== 'th') return '';
  return ['colspan', 'rowspan']
    .map((span) => [span, Number.parseInt(attribs[span] ?? '', 10)] as const)
    .filter(([, count]) => count > 1)
    .map(([span, count]) => ` ${span}="${Math.min(count, mostSpanned)}"`)
    .join('');
}

/** A picture in place, by its name; what has none is there for its looks or to be counted. */
function pictureOf(attribs: Record<string, string>): string {
  const name = (attribs['alt'] ?? '').trim().slice(0, 200);
  return name === '' ? '' : `[${escaped(name)}]`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
