import { Prisma } from '../../prisma/generated/client';
import { rulesFor } from '../look-ups';
import type { StoreContext } from '../store-context';

/** What regulations name by codes, and tickets are listed by. */
export type Vocabulary = 'statuses' | 'topics' | 'requestTypes' | 'priorities' | 'levels' | 'services';

/**
 * Whether any of the desks knows a code: by the rules in force, and else by any version or contract that was ever published, since
 * tickets keep the codes of theirs.
 */
export async function knowsCode(
  context: StoreContext,
  desks: readonly string[],
  vocabulary: Vocabulary,
  code: string,
): Promise<boolean> {
  for (const desk of desks) {
    const { regulation } = await rulesFor(context, desk, null);
    if (Object.hasOwn(regulation[vocabulary], code)) return true;
  }
  const found = await context.database.$queryRaw<object[]>(Prisma.sql`
    (SELECT 1 FROM "regulation_version"
      WHERE "desk" = ANY(${[...desks]}::text[]) AND jsonb_exists(("document" -> ${vocabulary}::text)::jsonb, ${code}::text) LIMIT 1)
    UNION ALL (SELECT 1 FROM "contract_version"
      WHERE "desk" = ANY(${[...desks]}::text[]) AND jsonb_exists(("patch" -> ${vocabulary}::text)::jsonb, ${code}::text) LIMIT 1)`);
  return found.length > 0;
}
