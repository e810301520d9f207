import { parseLetter } from '../../mail/parse/parse-letter';
import { limits } from '../../mail/parse/limits';
import { median } from '../harness/statistics';

const options = { now: Date.UTC(2026, 10, 29), prefixes: ['SKAI-', 'HT-', 'SPSUP-'], own: ['support@desk.example'] };
const reads = 200;

export interface MailParseFigure {
  /** An answer of 30 KB with HTML, quotation, signature and a picture. */
  readonly usualMs: number;
  /** The slowest of letters that fill a limit each: the longest that a letter can take. */
  readonly fullestMs: number;
  readonly fullest: string;
}

/** How long a letter takes to be read: a usual one, the median of 200 after as many that warm up, and the slowest within the limits. */
export async function measureMailParse(): Promise<MailParseFigure> {
  const usual = usualLetter();
  const taken = async (raw: Buffer): Promise<number> => {
    const begun = performance.now();
    await parseLetter(raw, options);
    return performance.now() - begun;
  };
  const times: number[] = [];
  for (let read = 0; read < 2 * reads; read += 1) times.push(await taken(usual));
  let slowest = { fullest: '', fullestMs: 0 };
  for (const [fullest, build] of Object.entries(full)) {
    const fullestMs = await taken(Buffer.from(build()));
    if (fullestMs > slowest.fullestMs) slowest = { fullest, fullestMs };
  }
  return { usualMs: median(times.slice(reads)), ...slowest };
}

const head = 'From: ivan@client.example\r\nSubject: Re: SKAI-1042\r\nIn-Reply-To: <a@desk.example>\r\nMessage-ID: <b@client.example>\r\nMIME-Version: 1.0\r\n'; // prettier-ignore

function usualLetter(): Buffer {
  const words = 'Здравствуйте! Терминал не выходит на связь, проверьте, пожалуйста, питание.\r\n'.repeat(20);
  const quoted = `\r\nС уважением,\r\nИван\r\n\r\n09.11.2026 10:15, Support пишет:\r\n${'> слова поддержки\r\n'.repeat(40)}`;
  const page = `<p>${words}</p><div class="gmail_quote"><blockquote>${'<p>слова поддержки</p>'.repeat(60)}</blockquote></div>`;
  const part = (fields: string, body: string): string => `--b\r\n${fields}\r\n\r\n${body}\r\n`;
  return Buffer.from(
    `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${part('Content-Type: multipart/alternative; boundary=c', `--c\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words}${quoted}\r\n--c\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}\r\n--c--\r\n`)}${part('Content-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64', `${'iVBORw0KGgoAAAANSUhEUgAAAyAAAAJYCAYAAACadoJwAAAgAElEQVR4nOzdeXxTVf7/8XeS\r\n'.repeat(200)}`)}--b--\r\n`, // prettier-ignore
  );
}

const filled = (piece: string, length: number): string => piece.repeat(Math.floor(length / piece.length));
const plain = `${head}Content-Type: text/plain; charset=utf-8\r\n\r\n`;
const html = `${head}Content-Type: text/html; charset=utf-8\r\n\r\n`;
const file = `${head}Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n`;

const full: Readonly<Record<string, () => string>> = {
  'a file of 25 MB': () => file + filled(`${'QUJD'.repeat(19)}\r\n`, limits.letterBytes - 1000),
  'lines of words': () => plain + filled(`${'слово '.repeat(12)}\r\n`, limits.letterBytes - 1000),
  'as many lines as are read': () => plain + filled('\r\n', limits.lines * 2 - 1000),
  'headings of quotations': () => plain + filled('On 10:15 2026\r\n', limits.textBytes),
  'HTML of as many elements as are read': () => html + filled('<p>a</p>', limits.htmlElements * 8),
  'HTML of tables': () => html + filled('<table><tr><td>a<td>b<tr><td>c<td>d</table>', limits.htmlElements * 6),
  'quotations in one another': () => html + filled(`${'<blockquote>'.repeat(300)}x${'</blockquote>'.repeat(300)}`, limits.textBytes), // prettier-ignore
  'as many parts as are read': () => `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${filled('--b\r\n\r\nx\r\n', limits.parts * 9)}`, // prettier-ignore
  'as many recipients as a field holds': () => `To: ${filled('a@client.example,\r\n ', limits.headBytes)}\r\n${plain}`,
};
