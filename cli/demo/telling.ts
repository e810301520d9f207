/** What every story tells alike: who acts, deadlines, what is recorded, and where to look. */
import type { Text } from '../../domain/regulation/types';
import { demoTexts, factTexts, linkTexts } from '../../texts/demo';
import type { Account, Clock, Timeline } from './answers';
import { Astray } from './fault';
import type { Printer } from './printer';
import { signIn } from './person';
import type { Person } from './person';
import type { RunningProduct } from './running-product';

/** Signs the first account of a role in, or the one of that name, and says who it is. */
export async function enter(
  product: RunningProduct,
  printer: Printer,
  desk: string,
  role: string,
  name?: string,
): Promise<Person> {
  const person = await signIn(product, product.account(desk, role, name), printer.language);
  says(printer, person);
  return person;
}

/** Who acts, and what they say. */
export function says(printer: Printer, { name, role, company, shortId }: Person, words?: Text): void {
  const roles: Readonly<Record<string, Text>> = factTexts.role;
  const title = roles[role] ?? { ru: role, en: role };
  printer.says(name, printer.text(title, { company: company ?? '', shortId }), words);
}

/** Where something stands, and who owes its next step. */
export function tellStatus(printer: Printer, status: string, next: string): void {
  printer.fact(factTexts.status, { status, next });
}

/** The latest clock with this code. @throws Astray when there is none */
export function latestClock(printer: Printer, clocks: readonly Clock[], code: string): Clock {
  const found = clocks.filter((clock) => clock.code === code).at(-1);
  if (!found) throw new Astray(printer.text(demoTexts.noClock, { code }));
  return found;
}

/** By when it is due, or that nothing is promised. */
export function tellDue(printer: Printer, { title, due, timeZone }: Pick<Clock, 'title' | 'due' | 'timeZone'>): void {
  if (due === null) printer.fact(factTexts.noDue, { clock: title });
  else printer.fact(factTexts.due, { clock: title, due: printer.time(timeZone, due) });
}

/** When a clock stopped, if it did, and whether that was in time. */
export function tellStopped(printer: Printer, { stoppedAt, overdue, timeZone }: Clock): void {
  if (stoppedAt === null) return;
  const verdict = printer.text(overdue ? factTexts.late : factTexts.inTime);
  printer.fact(factTexts.stopped, { at: printer.time(timeZone, stoppedAt), verdict });
}

/** Tells a clock's due instant and accounts for it day by day. */
export async function tellAccount(printer: Printer, reader: Person, clock: Clock): Promise<Account> {
  const { limit } = clock;
  tellDue(printer, clock);
  printer.fact(factTexts.limit, { limit: limit.text, source: limit.sourceText });
  tellStopped(printer, clock);
  const account = await reader.call<Account>('GET', clock.account, 200);
  printer.account(account);
  return account;
}

/**
 * Everything recorded, as the reader sees it.
 *
 * @param when writes the instant of an entry
 */
export async function tellTimeline(
  printer: Printer,
  reader: Person,
  path: string,
  when: (at: string) => string,
): Promise<void> {
  for (let next = ''; ;) {
    const page: Timeline = await reader.call<Timeline>('GET', `${path}${next}`, 200);
    for (const { at, text, by, message } of page.items) {
      const words = message ? `: «${message.text.replaceAll('\n', ' / ')}»` : '';
      const files = (message?.attachments ?? []).map(({ name }) => ` [${name}]`).join('');
      printer.line(`${when(at)}  ${by.name ?? printer.text(factTexts.system)} — ${text}${words}${files}`);
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
  printer: Printer,
  product: RunningProduct,
  links: readonly (readonly [title: Text, address: string])[],
): void {
  for (const [title, address] of links) printer.line(`${printer.text(title)}: ${address}`);
  printer.fact(linkTexts.key, { file: product.accountsFile });
}
