/** What is looked at in an archive, whatever it says of itself. */
export const archiveLimits = {
  entries: 200,
  /** As many bytes of the beginning of each as tell a kind. */
  headBytes: 4_100,
  /** What all entries are when unpacked, together. */
  unpackedBytes: 256 * 1024 * 1024,
  /** Looking may take so long. */
  patienceMs: 10_000,
} as const;

/** Why an archive cannot be looked into, by the names of the texts. */
export type ArchiveFault =
  | 'archive-unreadable'
  | 'archive-encrypted'
  | 'archive-many-entries'
  | 'archive-unpacks-large'
  | 'archive-takes-long';

/** How the files in an archive begin, folders left out; or why that cannot be told. */
export type ArchiveLook = { readonly heads: readonly Uint8Array[] } | { readonly fault: ArchiveFault };
