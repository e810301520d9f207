import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressObject, ParsedMail } from 'mailparser';
import type { Language } from '../../texts/language';
import type { KeptLetters } from './kept-letters';
import { letterPage, listPage, notFoundPage, style, type AnswerState, type LetterLine } from './pages';
import { sendAnswer } from './send-answer';

const loopback = '127.0.0.1';
const onAPage = 50;

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  /** Of the content security policy. */
  readonly policy: string;
}

const own =
  "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/** What stands in a letter runs no script, loads nothing from anywhere, and knows nothing of the page around it. */
const foreign =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'";

/**
 * Serves the pages of the mailbox on the loopback.
 *
 * @param answerPort where answers to letters are taken; null: none can be given
 * @throws when the port is taken
 */
export async function servePages(
  letters: KeptLetters,
  limit: number,
  port: number,
  answerPort: number | null = null,
): Promise<Server> {
  const server = createServer((request, response) => {
    answer(letters, limit, answerPort, request).then(
      (found) => send(response, request.method === 'HEAD', found),
      () => send(response, false, { status: 500, type: 'text/plain', body: 'error', policy: own }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, resolve);
  });
  return server;
}

function send(response: ServerResponse, isHead: boolean, { status, type, body, policy }: Answer): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  response.end(isHead ? undefined : body);
}

async function answer(
  letters: KeptLetters,
  limit: number,
  answerPort: number | null,
  request: IncomingMessage,
): Promise<Answer> {
  const plain = (status: number, body: string): Answer => ({ status, type: 'text/plain', body, policy: own });
  // A page elsewhere whose name was made to lead here is not read by it.
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(request.headers.host ?? '')) return plain(421, 'not here');
  const url = URL.canParse(request.url ?? '', 'http://mailbox') ? new URL(request.url ?? '', 'http://mailbox') : null;
  if (url === null) return plain(400, 'no address');
  const answered = /^\/letters\/(\d{1,10})\/answer$/.exec(url.pathname)?.[1];
  const given = request.method === 'POST' && answered !== undefined && answerPort !== null;
  if (!given && request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'only GET');
  const language = languageOf(url, request);
  const html = (status: number, body: string): Answer => ({ status, type: 'text/html', body, policy: own });
  if (given) {
    // A page elsewhere gives no answers in anybody's name.
    if (request.headers.origin !== `http://${request.headers.host}`) return plain(403, 'not from here');
    const mail = await parsed(letters, Number(answered));
    const line = await lineOf(letters, Number(answered), language);
    if (mail === undefined || line === undefined) return html(404, notFoundPage(language));
    const state = await takeAnswer(request, mail, answerPort);
    return html(state === 'answered' ? 200 : 502, letterPage(language, line, mail, state));
  }
  if (url.pathname === '/health/ready') return plain(200, 'ok');
  if (url.pathname === '/style.css') return { status: 200, type: 'text/css', body: style, policy: own };
  if (url.pathname === '/letters.json')
    return { ...plain(200, ''), type: 'application/json', body: await newest(letters, language) };
  if (url.pathname === '/') return html(200, await list(letters, limit, language, url.searchParams.get('before')));
  const [, digits = '', part] = /^\/letters\/(\d{1,10})(?:\/(html|source))?$/.exec(url.pathname) ?? [];
  const message = digits === '' ? undefined : await letters.read(Number(digits));
  if (message === undefined) return html(404, notFoundPage(language));
  if (part === 'source') return { ...plain(200, ''), body: message };
  const mail = await parse(message);
  if (part === 'html') {
    // Links open beside the mailbox.
    const body = mail.html === false ? '' : `<base target="_blank">${mail.html}`;
    return { status: 200, type: 'text/html', body, policy: foreign };
  }
  const line = await lineOf(letters, Number(digits), language);
  return line === undefined
    ? html(404, notFoundPage(language))
    : html(200, letterPage(language, line, mail, answerPort === null ? undefined : null));
}

async function parsed(letters: KeptLetters, number: number): Promise<ParsedMail | undefined> {
  const message = await letters.read(number);
  return message === undefined ? undefined : parse(message);
}

/** Of a form with one text. */
const mostBytes = 200_000;

async function takeAnswer(request: IncomingMessage, mail: ParsedMail, port: number): Promise<AnswerState> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size <= mostBytes) pieces.push(piece);
  }
  const text = new URLSearchParams(Buffer.concat(pieces).toString('utf8')).get('text')?.trim() ?? '';
  if (size > mostBytes || text === '') return 'notAnswered';
  return sendAnswer(port, mail, text).then(
    () => 'answered' as const,
    () => 'notAnswered' as const,
  );
}

/** Russian, unless English is asked for first. */
function languageOf(url: URL, { headers }: IncomingMessage): Language {
  const asked = url.searchParams.get('lang') ?? headers['accept-language'] ?? '';
  return asked.toLowerCase().startsWith('en') ? 'en' : 'ru';
}

async function list(letters: KeptLetters, limit: number, language: Language, before: string | null): Promise<string> {
  const start = before !== null && /^\d{1,10}$/.test(before) ? Number(before) : Infinity;
  const numbers = letters.list(start, onAPage);
  const lines = await Promise.all(numbers.map((number) => lineOf(letters, number, language)));
  const last = numbers.at(-1);
  return listPage({
    language,
    lines: lines.filter((line) => line !== undefined),
    count: letters.count(),
    limit,
    older: last !== undefined && letters.list(last, 1).length > 0 ? last : null,
    isNewest: start === Infinity,
  });
}

/** The newest letters, for programs. */
async function newest(letters: KeptLetters, language: Language): Promise<string> {
  const lines = await Promise.all(letters.list(Infinity, onAPage).map((number) => lineOf(letters, number, language)));
  return JSON.stringify({ items: lines.filter((line) => line !== undefined) });
}

async function lineOf(letters: KeptLetters, number: number, language: Language): Promise<LetterLine | undefined> {
  const head = await letters.readHead(number);
  if (head === undefined) return undefined;
  const { from, to, subject, headerLines } = await parse(head);
  const trace = headerLines.find(({ key }) => key === 'received')?.line ?? '';
  const at = new Date(trace.slice(trace.lastIndexOf(';') + 1));
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' });
  return {
    number,
    received: Number.isNaN(at.getTime()) ? '' : format.format(at),
    from: textOf(from),
    to: textOf(to),
    subject: subject ?? '',
  };
}

/** The parser takes memory that a mailbox which nobody looks at need not have. */
async function parse(message: Buffer): Promise<ParsedMail> {
  const { simpleParser } = await import('mailparser');
  return simpleParser(message, { skipTextToHtml: true });
}

function textOf(addresses: AddressObject | AddressObject[] | undefined): string {
  return [addresses ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');
}
