import type { Faults } from '../faults';
import { savedFields, type SavedRecord } from '../json';
import { transferLimits, type FileRecord, type WordRecord } from '../records';
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
  const files = filesOfParts(own);
  if (text === '' && files.length === 0) return null;
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
    files,
  };
}

/** The plain text where there is one, else what the HTML says. */
function textOfParts(
  parts: readonly SavedRecord[],
  plain: (html: string) => string,
  decode: (base64: string) => string,
): string {
  const byType = (type: string): SavedRecord | undefined =>
    parts.find(({ value }) => textOf(value['ContentType']) === type && textOf(value['Filename']) === null);
  const [text, html] = [byType('text/plain'), byType('text/html')];
  if (text !== undefined) return decode(contentOf(text)).trim();
  return html === undefined ? '' : plain(decode(contentOf(html))).trim();
}

function contentOf({ value }: SavedRecord): string {
  return typeof value['Content'] === 'string' ? value['Content'] : '';
}

/** What has a name is a file; its bytes stand in the answer. */
function filesOfParts(parts: readonly SavedRecord[]): readonly FileRecord[] {
  return parts.flatMap((part) => {
    const name = textOf(part.value['Filename']);
    const said = textOf(part.value['ContentType']) ?? '';
    return name === null ? [] : [{ name, said, at: part.at, content: { kind: 'base64', text: contentOf(part) } }];
  });
}
