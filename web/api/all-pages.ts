/** A list that is read page by page, read whole. @param read one page; its cursor as the query of a request has it */
export async function allPages<T>(
  read: (from: {
    readonly cursor?: string;
  }) => Promise<{ readonly items: readonly T[]; readonly nextCursor: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let from: { readonly cursor?: string } | null = {}; from !== null;) {
    const { items, nextCursor }: Awaited<ReturnType<typeof read>> = await read(from);
    all.push(...items);
    from = nextCursor === null ? null : { cursor: nextCursor };
  }
  return all;
}
