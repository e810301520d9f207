import type { Addressee, Notice } from '../process';
import type { NoticeKind } from './notice-kinds';

/** A letter of a ticket or a visit. */
export type Letter = Notice & { readonly kind: NoticeKind };

type Extra = Partial<Pick<Letter, 'awaited' | 'joins' | 'receipt' | 'quiet'>>;

export function tell(kind: NoticeKind, audience: Addressee, params: Letter['params'] = {}, extra: Extra = {}): Letter {
  return { kind, audience, awaited: false, params, ...extra };
}

/** Both sides: who asked, and who answers for it. */
export function forBoth(kind: NoticeKind, params: Letter['params'], extra: Extra = {}): readonly Letter[] {
  return [tell(kind, 'author', params, extra), tell(kind, 'responsible', params, extra)];
}
