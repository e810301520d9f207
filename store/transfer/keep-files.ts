import { withFileNames, type FileRecord, type TicketRecord } from '../../domain/transfer';
import { addAttachment } from '../attachments';
import { attachmentIdOf } from '../attachment-id';
import type { Transaction } from '../database';
import { toJson } from '../json';
import { searchedWithFiles } from '../process/searched';
import { entryRows, insertEntries } from '../search';
import type { StoreContext } from '../store-context';
import { keptId } from './identity';
import type { PlannedTicket } from './planned-ticket';

/** A file that was looked at, and that the desk takes. */
export interface CheckedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** In hex. */
  readonly sha256: string;
  /** The bytes in order, from their beginning each time it is called; no piece longer than a megabyte. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** What the desk takes of the files that records name; of the others the name stays in the text. */
export type CheckedFiles = ReadonlyMap<FileRecord, CheckedFile>;

/** What a word says with its files. */
export interface WordWithFiles {
  readonly text: string;
  readonly attachments: readonly string[];
}

interface Spoken {
  readonly text: string;
  readonly files: readonly FileRecord[];
}

/**
 * Keeps the files of a ticket until it is written, which binds them: the same files again are the same, and those of a ticket that
 * never is go as every upload does that no word names.
 *
 * @param ownerOf a word, `null` the text of the ticket: whose files they are; undefined: nobody's any more, so that none are kept
 * @returns for the text of the ticket and each of its words
 */
export async function keepFiles(
  context: StoreContext,
  {
    desk,
    source,
    ticket,
    checked,
  }: {
    readonly desk: string;
    readonly source: string;
    readonly ticket: TicketRecord;
    readonly checked: CheckedFiles;
  },
  ownerOf: (word: TicketRecord['words'][number] | null) => string | undefined,
): Promise<{ readonly opening: WordWithFiles; readonly words: readonly WordWithFiles[] }> {
  const keep = async ({ text, files }: Spoken, place: number, owner: string | undefined): Promise<WordWithFiles> => {
    if (owner === undefined) return { text, attachments: [] };
    const attachments: string[] = [];
    const left: string[] = [];
    for (const [index, file] of files.entries()) {
      const found = checked.get(file);
      if (found === undefined) {
        left.push(file.name);
        continue;
      }
      // Of what it is as well: a table that was changed since a run that broke off brings other files to the same place.
      const own = keptId(toJson([found.sha256, found.name, owner]));
      const id = attachmentIdOf(`import/${desk}/${source}/${keptId(ticket.id)}/${place}/${index}/${own}`);
      await addAttachment(context, { ...found, id, desk, uploadedBy: owner });
      attachments.push(id);
    }
    const names = text === '' && left.length === 0 ? files.map(({ name }) => name) : left;
    return { text: withFileNames(text, names), attachments };
  };
  const opening = await keep(ticket, 0, ownerOf(null));
  const words: WordWithFiles[] = [];
  for (const [index, word] of ticket.words.entries()) words.push(await keep(word, index + 1, ownerOf(word)));
  return { opening, words };
}

/**
 * Files hang on the words that brought them, and are found by their names as far as those are.
 *
 * @throws where one of them is there no more, or hangs elsewhere: nothing is written then
 */
export async function bindFiles(transaction: Transaction, taken: readonly PlannedTicket[]): Promise<void> {
  const found = taken.filter(({ written }) => written.bindings.length > 0);
  if (found.length === 0) return;
  const entries: ReturnType<typeof entryRows> = [];
  for (const { written } of found) {
    const named = await searchedWithFiles(transaction, written);
    const files = named?.entries.filter(({ source }) => source === 'attachment') ?? [];
    if (named !== null) entries.push(...entryRows({ ...named, entries: files }));
  }
  const bindings = found.flatMap(({ ticketId, written }) => written.bindings.map((each) => ({ ...each, ticketId })));
  const bound = await transaction.$executeRaw`
    UPDATE "attachment" a SET "root_id" = b."ticketId", "message_id" = b."messageId"
    FROM jsonb_to_recordset(${toJson(bindings)}::jsonb) AS b("attachmentId" uuid, "messageId" uuid, "ticketId" uuid)
    WHERE a."id" = b."attachmentId" AND a."root_id" IS NULL`;
  if (bound !== bindings.length) throw new Error('Files of the tickets are gone: bring them in again.');
  await transaction.$executeRaw(insertEntries(entries, 'in-words'));
}
