import { messageIds } from '../message-ids';
import { valuesOf, type Part } from '../part';
import { decodeBody } from '../split/decode-body';
import type { Warnings } from '../warning';

/** Bytes looked at in a letter or a part for the head of the returned one. */
const mostRead = 256 * 1024;

const returned = /^(?:message\/(?:rfc822|global|global-headers|partial)|text\/rfc822-headers)$/;

/**
 * The identity of the letter that came back: in the returned letter or its head; where a server wrote that into its own words or
 * damaged its form, wherever a field of that name stands; or else what the report says it answers.
 *
 * @param own of the report itself
 */
export function returnedId(parts: readonly Part[], raw: Buffer, own: string | null, warnings: Warnings): string | null {
  const [letter] = parts;
  if (letter === undefined) return null;
  const attached = parts.filter(({ type }) => returned.test(type)).map((part) => decodeBody(part, warnings));
  const words = parts.filter(({ type }) => type.startsWith('text/')).map((part) => decodeBody(part, warnings));
  for (const bytes of [...attached, ...words, raw]) {
    const id = idIn(bytes.toString('latin1', 0, mostRead), own);
    if (id !== undefined) return id;
  }
  const answered = ['in-reply-to', 'references'].flatMap((name) => valuesOf(letter, name).flatMap(messageIds));
  return answered.findLast((id) => id !== own) ?? null;
}

function idIn(text: string, own: string | null): string | undefined {
  const fields = text.matchAll(/^[ \t>|]{0,10}message-id:[ \t]*(?:\r?\n[ \t]+)?(<[^<>\r\n]{1,998}>)/gim);
  for (const [, written = ''] of fields) {
    const id = messageIds(written)[0];
    if (id !== undefined && id !== own) return id;
  }
  return undefined;
}
