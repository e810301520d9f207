import { limits } from './limits';
import type { Part } from './part';
import { valuesOf } from './part';
import type { Warnings } from './warning';

/** Longest identity that is one; the rest of the world keeps to a line. */
const longest = 998;

/**
 * Identities in a field, without brackets, each once and in order: by their brackets, since programs write commas, comments and
 * broken lines between them; where there are no brackets at all, by their `@`.
 */
export function messageIds(value: string): string[] {
  const bracketed = [...value.matchAll(/<([^<>\s]{1,998})>/g)].map((match) => match[1] ?? '');
  const bare = bracketed.length > 0 ? [] : value.split(/[\s,;<>]+/).filter((word) => /^[^@]+@[^@]+$/.test(word));
  return [...new Set([...bracketed, ...bare])].filter((id) => id.length <= longest);
}

/** The identity that a letter gives itself; null where it gives none. */
export function ownMessageId(letter: Part, warnings: Warnings): string | null {
  const written = valuesOf(letter, 'message-id').filter((value) => value !== '');
  const ids = written.flatMap((value) => messageIds(folded(value)));
  if (new Set(ids).size > 1 || written.length > 1) warnings.add('several Message-IDs');
  const first = ids[0];
  if (first === undefined) warnings.add(written.length > 0 ? 'Message-ID unreadable' : 'no Message-ID');
  return first ?? null;
}

/** What a letter answers, and the thread that it belongs to: oldest first, what it answers not among them twice. */
export function referencesOf(letter: Part): {
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
} {
  const inReplyTo = valuesOf(letter, 'in-reply-to').flatMap((value) => messageIds(folded(value)))[0] ?? null;
  const all = [...new Set(valuesOf(letter, 'references').flatMap(messageIds))];
  const half = limits.references / 2;
  return { inReplyTo, references: all.length > limits.references ? [...all.slice(0, half), ...all.slice(-half)] : all };
}

/** An identity that a program has broken over two lines is whole again. */
function folded(value: string): string {
  return value.replace(/<([^<>]{1,998})>/g, (_, inside: string) => `<${inside.replace(/\s+/g, '')}>`);
}
