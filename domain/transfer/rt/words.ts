import type { Faults } from '../faults';
import { savedFields, type SavedRecord } from '../json';
import { transferLimits, type WordRecord } from '../records';
import { optionalInstant, textOf } from '../values';
import { refOf } from './ref';

/** The kinds of transactions that hold a word; `Comment` is not for the client's eyes. */
const spoken: readonly string[] = ['Create', 'Correspond', 'Comment'];

export interface WordContext {
  /** Logins of those who work for the desk. */
  readonly staff: ReadonlySet<string>;
  readonly faults: Faults;
  readonly plain: (html: string) => string;
  readonly decode: (base64: string) => string;
}

/** The words of tickets by their ids, in the order of their instants. */
export function wordsOfTransactions(
  transactions: readonly SavedRecord[],
  attachments: readonly SavedRecord[],
  context: WordContext,
): ReadonlyMap<string, readonly WordRecord[]> {
  const parts = new Map<string, SavedRecord[]>();
  for (const part of attachments) {
    const of = refOf(part.value['TransactionId']) ?? '';
    parts.set(of, [...(parts.get(of) ?? []), part]);
  }
  const words = new Map<string, WordRecord[]>();
  for (const transaction of transactions) {
    const word = wordOf(transaction, parts, context);
    const ticket = refOf(transaction.value['Object']);
    if (word !== null && ticket !== null) words.set(ticket, [...(words.get(ticket) ?? []), word]);
  }
  return new Map([...words].map(([ticket, of]) => [ticket, of.sort((a, b) => a.at - b.at)]));
}

function wordOf(
  transaction: SavedRecord,
  parts: ReadonlyMap<string, readonly SavedRecord[]>,
  { staff, faults, plain, decode }: WordContext,
): WordRecord | null {
  const { value, at } = transaction;
  const id = refOf(value['id']);
  const type = textOf(value['Type']) ?? '';
  if (!spoken.includes(type)) return null;
  const own = parts.get(id ?? '') ?? [];
  const text = textOfParts(own, plain, decode).slice(0, transferLimits.textLength);
  if (text.trim() === '') return null;
  const author = refOf(value['Creator']);
  const internal = type === 'Comment';
  const said = optionalInstant(savedFields(transaction, id, faults), 'Created');
  if (said === null) {
    faults.note(at, 'missing', id, 'Created');
    return null;
  }
  const isOwn = author === 'RT_System' || author === null;
  return {
    author: isOwn ? null : author,
    side: isOwn ? 'system' : staff.has(author) || internal ? 'desk' : 'client',
    internal: internal || isOwn,
    text,
    at: said,
  };
}

/** The plain text where there is one, else what the HTML says; then the names of files, which are not brought. */
function textOfParts(
  parts: readonly SavedRecord[],
  plain: (html: string) => string,
  decode: (base64: string) => string,
): string {
  const texts: string[] = [];
  const files: string[] = [];
  const byType = (type: string): SavedRecord | undefined =>
    parts.find(({ value }) => textOf(value['ContentType']) === type && textOf(value['Filename']) === null);
  const content = ({ value }: SavedRecord): string =>
    decode(typeof value['Content'] === 'string' ? value['Content'] : '');
  const [text, html] = [byType('text/plain'), byType('text/html')];
  if (text !== undefined) texts.push(content(text));
  else if (html !== undefined) texts.push(plain(content(html)));
  for (const { value } of parts) {
    const name = textOf(value['Filename']);
    if (name !== null) files.push(`[${name.slice(0, 200)}]`);
  }
  return [...texts, ...files].join('\n').trim();
}
