import { z } from 'zod';

/** The first line of every backup. Another number is another way of writing them. */
export const firstLine = Buffer.from('reglament backup 1\n');
export const firstLineOfAny = /^reglament backup (\d+)\n/;

/** The last line: how long the manifest before it is, in bytes, and the SHA-256 of everything before this line. */
export const lastLineLength = 12 + 1 + 64 + 1;

export function lastLineOf(manifestLength: number, sha256: string): Buffer {
  return Buffer.from(`${String(manifestLength).padStart(12, '0')} ${sha256}\n`);
}

const identifier = z.string().regex(/^[a-z_][a-z0-9_-]{0,62}$/);
const count = z.int().min(0);
const digits = z.string().regex(/^\d{1,18}$/);

const manifestSchema = z.strictObject({
  /** Of the product that made it. */
  release: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** Whatever was acknowledged before this instant is in it. */
  takenAt: z.iso.datetime(),
  /** The identity of the store that it was taken of. */
  store: z.uuid(),
  /** Those that the database had, oldest first; the checksum is the SHA-256 of the script. */
  migrations: z.array(z.strictObject({ name: z.string().regex(/^\d{14}_\w{1,200}$/), checksum: z.string() })),
  /** What each would have given out next. */
  sequences: z.array(z.strictObject({ name: identifier, start: digits, next: digits })),
  tables: z.array(
    z.strictObject({
      name: identifier,
      columns: z.array(identifier).min(1),
      rows: count,
      /** Of the rows, in whatever order: see sumRows. */
      checksum: z.string(),
      /** Where in the file its rows lie, compressed: COPY's text format through gzip. */
      offset: count,
      length: count,
    }),
  ),
});

/** What is in a backup. */
export type Manifest = z.infer<typeof manifestSchema>;
export type BackupTable = Manifest['tables'][number];

/** @returns undefined when it is no manifest */
export function parseManifest(text: string): Manifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
