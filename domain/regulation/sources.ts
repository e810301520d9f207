/**
 * Where a rule comes from, as its `source` says. `setting`: the written regulation leaves the choice.
 * What a reader sees of it is made from these parts, in the reader's language.
 */
export type SourcePart =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'setting' }
  | { readonly kind: 'contract'; readonly number: string; readonly clause: string | null };

/** `VI.8; contract 12/2026, 3.2`: the paragraph, as clause 3.2 of that contract changes it. */
export function sourceParts(source: string): readonly SourcePart[] {
  return source.split('; ').map((part): SourcePart => {
    if (part === 'setting') return { kind: 'setting' };
    const contract = /^contract ([^,]+)(?:, (.+))?$/.exec(part);
    return contract?.[1]
      ? { kind: 'contract', number: contract[1], clause: contract[2] ?? null }
      : { kind: 'paragraph', text: part };
  });
}

/** The `source` of a rule that a contract changes or, without `base`, adds. */
export function contractSource(base: string | undefined, number: string, clause: string | undefined): string {
  const contract = `contract ${number}${clause === undefined ? '' : `, ${clause}`}`;
  return base === undefined ? contract : `${base}; ${contract}`;
}
