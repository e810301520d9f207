import { parseArgs } from 'node:util';
import type { Store } from '../../store';
import { fill } from '../../texts/language';
import { exportTexts } from '../../texts/transfer';
import { isWrongUse } from '../arguments';

export interface ExportOptions {
  readonly desk: string;
  /** Id or name of the company. */
  readonly client: string;
  readonly to: string;
  readonly internal: boolean;
}

/** What is asked for; undefined where something is missing. */
export function readExportOptions(args: readonly string[]): ExportOptions | undefined {
  const text = { type: 'string' } as const;
  try {
    const options = { desk: text, client: text, to: text, internal: { type: 'boolean' } } as const;
    const { desk, client, to, internal = false } = parseArgs({ args: [...args], options }).values;
    return desk && client && to ? { desk, client, to, internal } : undefined;
  } catch (error) {
    if (isWrongUse(error)) return undefined;
    throw error;
  }
}

/** Writes the lines of an export (one JSON object each). */
export async function writeExport(
  store: Store,
  { desk, client, internal }: Omit<ExportOptions, 'to'>,
  write: (line: string) => Promise<unknown>,
): Promise<{ readonly status: 0 | 1; readonly line: string }> {
  const clientId = await idOf(store, desk, client);
  const lines = clientId && (await store.exportClient({ desk, clientId, internal, by: null }));
  if (!lines) return { status: 1, line: fill(exportTexts.unknown.ru, { client, desk }) };
  let count = 0;
  for await (const line of lines) {
    await write(`${JSON.stringify(line)}\n`);
    count += 1;
  }
  return { status: 0, line: fill(exportTexts.done.ru, { count }) };
}

/** By its id, or by the whole name. */
async function idOf(store: Store, desk: string, client: string): Promise<string | undefined> {
  if ((await store.findClient(desk, client)) !== undefined) return client;
  for (let cursor: string | null = null, more = true; more;) {
    const page: Awaited<ReturnType<Store['listClients']>> = await store.listClients(
      { desk, text: client },
      cursor,
      200,
    );
    if (page.kind !== 'page') return undefined;
    const found = page.items.find(({ name }) => name.toLowerCase() === client.toLowerCase());
    if (found !== undefined) return found.id;
    ({ cursor } = page);
    more = cursor !== null;
  }
  return undefined;
}
