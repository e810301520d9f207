import type { Addressee, Notice } from '../domain/process';
import type { NoticeKind } from '../domain/ticket';
import type { Instant } from '../domain/time';
import type { Language } from '../texts/language';
import type { StoreContext } from './store-context';

/** A letter as the links in it mean it: to whom it was written, and about what. */
export interface WrittenLetter {
  readonly id: string;
  readonly ticketId: string;
  readonly kind: NoticeKind;
  /** Null: of an earlier release. */
  readonly audience: Addressee | null;
  readonly recipientId: string;
  readonly language: Language;
  readonly params: Notice['params'];
  readonly createdAt: Instant;
}

/** The letter with this id; undefined where there is none. */
export async function findLetter({ database }: StoreContext, id: string): Promise<WrittenLetter | undefined> {
  const row = await database.notice.findUnique({ where: { id } });
  if (row === null) return undefined;
  const { rootId, kind, audience, recipientId, language, params, createdAt } = row;
  return {
    id,
    ticketId: rootId,
    // What stands there the store has written.
    kind: kind as NoticeKind,
    audience: audience as Addressee | null,
    recipientId,
    language: language === 'en' ? 'en' : 'ru',
    params: params as Notice['params'],
    createdAt: createdAt.getTime(),
  };
}
