/** The page behind a coloured block of a letter, as its reader's browser shows and sends it. */
import { Parser } from 'htmlparser2';
import { demoTexts } from '../../texts/demo';
import { mailFacts } from '../../texts/demo-mail';
import { Astray } from './fault';
import type { Printer } from './printer';

/** What stands on the page. */
interface Shown {
  readonly title: string;
  /** The fields of the form as they stand: hidden ones, and the choice that is made. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Opens the page of the letter's first block and presses its button.
 *
 * @param letter its text part, where each block is a line with title and address
 * @throws Astray when the letter has no blocks, or the page does not take the press
 */
export async function pressPage(printer: Printer, letter: string, comment: string): Promise<void> {
  const blocks = [...letter.matchAll(/^(.+): (https?:\/\/\S+\/press\/[\w-]+)$/gm)].map(([, title = '', url = '']) => ({
    title,
    url,
  }));
  const [green] = blocks;
  if (green === undefined) throw new Astray(printer.text(demoTexts.notSo, { what: letter.slice(0, 500) }));
  printer.fact(mailFacts.answers, { answers: blocks.map(({ title }) => title).join(', ') });
  const shown = shownIn(await read(printer, green.url, 'GET'));
  printer.fact(mailFacts.page, { title: shown.title });
  const done = shownIn(await read(printer, green.url, 'POST', { ...shown.fields, comment }));
  printer.line(done.title);
  printer.fact(mailFacts.rated, { score: green.title, comment });
}

async function read(
  printer: Printer,
  url: string,
  method: 'GET' | 'POST',
  form?: Readonly<Record<string, string>>,
): Promise<string> {
  const response = await fetch(url, { method, ...(form === undefined ? {} : { body: new URLSearchParams(form) }) });
  const { status } = response;
  if (status === 200) return response.text();
  throw new Astray(printer.text(demoTexts.answered, { method, path: new URL(url).origin, status, expected: 200 }));
}

function shownIn(page: string): Shown {
  const fields: Record<string, string> = {};
  let [title, inTitle] = ['', false];
  const parser = new Parser({
    onopentag(name, { type, name: field = '', value = '', checked }) {
      inTitle ||= name === 'h1';
      if (name === 'input' && (type === 'hidden' || checked !== undefined)) fields[field] = value;
    },
    ontext(text) {
      if (inTitle) title += text;
    },
    onclosetag(name) {
      if (name === 'h1') inTitle = false;
    },
  });
  parser.end(page);
  return { title: title.trim(), fields };
}
