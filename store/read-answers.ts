import type { StoreContext } from './store-context';

/** What was answered to lists of questions, by the codes of their forms, under the ids of the words that brought it. */
export type Answers = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** Answers by the ids of their words; words without answers are left out. */
export async function readAnswers({ database }: StoreContext, messageIds: readonly string[]): Promise<Answers> {
  if (messageIds.length === 0) return new Map();
  const rows = await database.message.findMany({
    where: { id: { in: [...messageIds] } },
    select: { id: true, fields: true },
  });
  // As messagesOf wrote them.
  return new Map(rows.flatMap(({ id, fields }) => (fields === null ? [] : [[id, fields as Record<string, unknown>]])));
}
