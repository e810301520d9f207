import { lookUpsOf } from '../recognise/world';
import type { ReadLetter } from './work-off';

/**
 * Letters that hang together, by sender or by what they refer to, each chain in the order of their coming: an answer is not looked at
 * before the letter that it answers, and one sender's letters count one after the other. Different chains know nothing of each other.
 */
export function chainsOf(letters: readonly ReadLetter[]): readonly (readonly ReadLetter[])[] {
  const roots = new Map<string, string>();
  const rootOf = (key: string): string => {
    const above = roots.get(key);
    if (above === undefined || above === key) return key;
    const root = rootOf(above);
    roots.set(key, root);
    return root;
  };
  for (const read of letters) {
    const [first, ...others] = keysOf(read);
    if (first === undefined) continue;
    for (const key of others) roots.set(rootOf(key), rootOf(first));
  }
  const chains = new Map<string, ReadLetter[]>();
  for (const read of letters) {
    const root = rootOf(keysOf(read)[0] ?? '');
    chains.set(root, [...(chains.get(root) ?? []), read]);
  }
  return [...chains.values()];
}

function keysOf({ letter, facts }: ReadLetter): string[] {
  if (facts === null) return [`letter ${letter.id}`];
  const ids = [facts.identity, ...lookUpsOf(facts).references].map((id) => `id ${id}`);
  return [...(facts.from === null ? [] : [`from ${facts.from.address}`]), ...ids];
}
