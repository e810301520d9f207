/** What every story tells alike: who acts, deadlines, what is recorded, and where to look. */
import type { Text } from '../../domain/regulation/types';
import { demoTexts, factTexts, linkTexts } from '../../texts/demo';
import type { Account, Clock, Timeline } from './answers';
import { Astray } from './fault';
import type { Paper } from './paper';
import { signIn } from './person';
import type { Person } from './person';
import type { RunningProduct } from './running-product';

/** Signs the first account of a role in, or the one of that name, and says who it is. */
export async function enter(
  product: RunningProduct,
  paper: Paper,
  desk: string,
  role: string,
  name?: string,
): Promise<Person> {
  const person = await signIn(product, product.account(desk, role, name), paper.language);
  says(paper, person);
  return person;
}

/** Who acts, and what they say. */
export function says(paper: Paper, { name, role, company, shortId }: Person, words?: Text): void {
  const roles: Readonly<Record<string, Text>> = factTexts.role;
  const title = roles[role] ?? { ru: role, en: role };
  paper.says(name, paper.text(title, { company: company ?? '', shortId }), words);
}

/** Where something stands, and who owes its next step. */
export function tellStatus(paper: Paper, status: string, next: string): void {
  paper.fact(factTexts.status, { status, next });
}

/** The latest clock with this code. @throws Astray when there is none */
export function latestClock(paper: Paper, clocks: readonly Clock[], code: string): Clock {
  const found = clocks.filter((clock) => clock.code === code).at(-1);
  if (!found) throw new Astray(paper.text(demoTexts.noClock, { code }));
  return found;
}

export function dueOf(paper: Paper, clock: Clock): string {
  return clock.due === null ? paper.text(factTexts.noDue) : paper.time(clock.timeZone, clock.due);
}

export function tellDue(paper: Paper, clock: Clock): void {
  paper.fact(factTexts.due, { clock: clock.title, due: dueOf(paper, clock) });
}

/** When a clock stopped, if it did, and whether that was in time. */
export function tellStopped(paper: Paper, { stoppedAt, overdue, timeZone }: Clock): void {
  if (stoppedAt === null) return;
  const verdict = paper.text(overdue ? factTexts.late : factTexts.inTime);
  paper.fact(factTexts.stopped, { at: paper.time(timeZone, stoppedAt), verdict });
}

/** Tells a clock's due instant and accounts for it day by day. */
export async function tellAccount(paper: Paper, reader: Person, clock: Clock): Promise<Account> {
  const { limit } = clock;
  tellDue(paper, clock);
  paper.fact(factTexts.limit, { limit: limit.text, source: limit.sourceText });
  tellStopped(paper, clock);
  const account = await reader.call<Account>('GET', clock.account, 200);
  paper.account(account);
  return account;
}

/**
 * Everything recorded, as the reader sees it.
 *
 * @param when writes the instant of an entry
 */
export async function tellTimeline(
  paper: Paper,
  reader: Person,
  path: string,
  when: (at: string) => string,
): Promise<void> {
  for (let next = ''; ;) {
    const page: Timeline = await reader.call<Timeline>('GET', `${path}${next}`, 200);
    for (const { at, text, by, message } of page.items) {
      const words = message ? `: «${message.text.replaceAll('\n', ' / ')}»` : '';
      const files = (message?.attachments ?? []).map(({ name }) => ` [${name}]`).join('');
      paper.line(`${when(at)}  ${by.name ?? paper.text(factTexts.system)} — ${text}${words}${files}`);
    }
    if (page.nextCursor === null) return;
    next = `?cursor=${page.nextCursor}`;
  }
}

/** Where workflows stand in Temporal UI. */
export function engineLinks({ temporalUi, namespace }: RunningProduct) {
  const workflows = `${temporalUi}/namespaces/${namespace}/workflows`;
  return {
    workflow: (id: string) => `${workflows}/${encodeURIComponent(id)}`,
    search: (query: string) => `${workflows}?query=${encodeURIComponent(query)}`,
  };
}

/** Addresses, and how to be let in. */
export function tellLinks(
  paper: Paper,
  product: RunningProduct,
  links: readonly (readonly [title: Text, address: string])[],
): void {
  for (const [title, address] of links) paper.line(`${paper.text(title)}: ${address}`);
  paper.fact(linkTexts.key, { file: product.accountsFile });
}
