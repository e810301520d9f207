import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { root } from '../../local/paths';
import type { History } from '../workflows/harness';

/** The release under whose name histories are recorded now. */
const release = '0.3';

/** Keeps a history for later releases to replay. Names of this machine, of its folders and processes are nobody's business. */
export async function save(name: string, history: History | undefined): Promise<void> {
  if (!history) throw new Error(`no history ${name}`);
  const text = JSON.stringify(
    JSON.parse(historyToJSON(history)),
    (key, value: unknown) => (key === 'identity' ? 'recorded' : value),
    1,
  )
    .replaceAll(/"[0-9]+@[^"]*"/g, '"recorded"')
    .replaceAll(`${root}${path.sep}`, '');
  await writeFile(path.join(__dirname, `${release}-${name}.json`), `${text}\n`);
}
