/** Where something stands in clear that should stand nowhere: the whole database, a backup, and every form in which it might be written. */
import { gunzipSync } from 'node:zlib';
import type { Backup } from '../../store/backup/open-backup';
import type { Database } from '../../store/database';

/** Everything that the database holds, in clear. */
export async function wholeDatabase(prisma: Database): Promise<string> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`;
  const rows = await Promise.all(
    tables.map(({ name }) =>
      prisma.$queryRawUnsafe<{ row: string }[]>(
        `SELECT t::text AS row FROM "${name}" t UNION ALL SELECT encode(convert_to(t::text, 'UTF8'), 'hex') FROM "${name}" t WHERE '${name}' = 'blob_part'`,
      ),
    ),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join('\n');
}

/** Secrets as text, as bytes and as what bytes are often written in: wherever it stood, one of these would be found. */
export function tracesOf(words: readonly string[], haystack: string): string[] {
  const forms = (word: string): string[] => {
    const bytes = Buffer.from(word);
    return [
      word,
      JSON.stringify(word).slice(1, -1),
      bytes.toString('hex'),
      bytes.toString('base64').slice(0, -4),
      encodeURIComponent(word),
    ];
  };
  return words.flatMap(forms).filter((form) => haystack.includes(form));
}

/** A backup as text. */
export async function unpacked(backup: Backup): Promise<string> {
  const tables: string[] = [];
  for (const table of backup.manifest.tables) {
    const pieces: Buffer[] = [];
    for await (const piece of backup.read(table)) pieces.push(piece as Buffer);
    if (pieces.length > 0) tables.push(gunzipSync(Buffer.concat(pieces)).toString('utf8'));
  }
  return tables.join('\n');
}
