/** A file that came with a letter. */
export interface Attachment {
  /** Safe to store under and to show: no path, nothing unseen, not long. */
  readonly name: string;
  /** Media type as the letter names it; what the file really is, its content says (decision 0024). */
  readonly type: string;
  /** Bytes, decoded; those of a nested letter are as they were sent. */
  readonly size: number;
  /** Shown in the place where the text names it, or meant to be. */
  readonly inline: boolean;
  /** Of the decoded bytes, in hexadecimal digits. */
  readonly sha256: string;
  /** By which HTML of the same letter names it; null where it has none. */
  readonly contentId: string | null;
  readonly bytes: Buffer;
}
