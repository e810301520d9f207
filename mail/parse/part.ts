/** One field of a header, in order. */
export interface Field {
  /** In small letters. */
  readonly name: string;
  /** Unfolded text; encoded words are still encoded, so that a structured field is taken apart before they are read. */
  readonly value: string;
}

/** A letter or a part of it, taken apart by its boundaries and not yet decoded. */
export interface Part {
  readonly fields: readonly Field[];
  /** Media type in small letters; `text/plain` where none is named. */
  readonly type: string;
  /** Parameters of the media type, by names in small letters. */
  readonly params: Readonly<Record<string, string>>;
  readonly disposition: 'inline' | 'attachment' | null;
  /** As named by the sender: not safe. */
  readonly fileName: string | null;
  /** Transfer encoding in small letters. */
  readonly encoding: string;
  /** Bytes of a leaf as they were sent. A nested letter is a leaf. */
  readonly body: Buffer;
  /** Parts of a multipart; empty for a leaf. */
  readonly parts: readonly Part[];
}

/** The values of a field, in order. */
export function valuesOf(part: Part, name: string): string[] {
  return part.fields.filter((field) => field.name === name).map(({ value }) => value);
}

/** The first value of a field, or an empty text. */
export function valueOf(part: Part, name: string): string {
  return part.fields.find((field) => field.name === name)?.value ?? '';
}

/** All parts below and including one, outer ones first. */
export function partsOf(part: Part): Part[] {
  return [part, ...part.parts.flatMap(partsOf)];
}
