/** Who reads what of a story: the letters that its events lead to, as the store would write them. */
import type { CommandBody, ProcessEvent, ProcessKind, ProcessState, RulesCatalog } from '../../domain/process';
import type { Addressee } from '../../domain/process';
import type { NoticeKind } from '../../domain/ticket';
import { letterOf } from '../../letters';
import { noticesOf } from '../../store/process/notices-of';

export interface ToldLetter {
  readonly to: string;
  readonly kind: string;
  readonly params: Readonly<Record<string, string | number | null>>;
  readonly subject: string;
  readonly body: string;
}

/** The people that audiences mean in these stories. */
const people: Readonly<Record<string, readonly string[]>> = {
  author: ['p-author'],
  responsible: ['p-spec'],
  manager: ['p-man'],
  coordinator: ['p-coo'],
  technician: ['p-tec'],
  'personal-manager': ['p-own-pm'],
  'former-responsible': ['p-former'],
};

const names = new Map([
  ['sp-01', 'Ирина Котова'],
  ['sp-02', 'Олег Марков'],
  ['tc-01', 'Пётр Лаптев'],
]);

/**
 * The letters of the events after a revision.
 *
 * @param text what messages say
 * @param subject what the ticket is called
 */
export function told<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  kind: ProcessKind<State, Event, Opening, Later, World>,
  story: { readonly events: readonly Event[]; readonly catalog: RulesCatalog },
  after = 0,
  text = 'как написано',
  subject = 'Нет данных',
): ToldLetter[] {
  const persons = (audience: Addressee) => people[audience] ?? [];
  return noticesOf(kind, null, story.events, story.catalog, { persons }, [], 0)
    .filter(({ revision }) => revision > after)
    .map((row) => {
      // Kinds of notices are those of the two kinds of processes.
      const letter = letterOf(row.kind as NoticeKind, row.audience, {
        params: row.params,
        language: 'ru',
        timeZone: 'Asia/Novosibirsk',
        siteZone: 'Asia/Novosibirsk',
        regulation: story.catalog.newest.regulation,
        tid: 'SKAI-1001',
        subject,
        text: row.params['messageId'] === undefined ? null : text,
        actText: row.params['actId'] === undefined ? null : 'Заменили терминал\n0 В → 12 В\nИван, механик',
        names,
      });
      return { to: row.recipientId, kind: row.kind, params: row.params, ...letter };
    });
}
