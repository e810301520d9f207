import type { Answer, Caller, CallOptions, CommandAnswer } from '../harness/caller';
import { callerOf } from '../harness/caller';
import type { Product } from '../harness/product';
import type { NoticesView, TicketView, TimelineView } from '../harness/views';

/** Everybody who plays in these tests, each with an API key. */
export interface Cast {
  readonly product: Product;
  /** Users of one company; the first is the author of most tickets. */
  readonly author: Caller;
  readonly colleague: Caller;
  /** A user of another company, whose contract has terms of its own. */
  readonly stranger: Caller;
  readonly specialist: Caller;
  readonly other: Caller;
  readonly coordinator: Caller;
  readonly manager: Caller;
}

export async function castOf(product: Product): Promise<Cast> {
  return {
    product,
    author: await product.as('dispatcher@sever.example'),
    colleague: await product.as('mechanic@sever.example'),
    stranger: await product.as('dispatcher@transles.example'),
    specialist: await product.as('specialist@skai.example'),
    other: await product.as('specialist2@skai.example'),
    coordinator: await product.as('coordinator@skai.example'),
    manager: await product.as('manager@skai.example'),
  };
}

/** A person in the portal: signed in with address and password. */
export async function signIn(product: Product, person: Caller): Promise<Caller> {
  const { email, password } = person.account;
  const response = await fetch(`${product.base}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (response.status !== 201) throw new Error(`not signed in: ${response.status}`);
  const { token } = (await response.json()) as { token: string };
  return callerOf(product.base, person, token);
}

/** Gives a command that must be done, and returns the ticket as it then stands. */
export async function done(
  who: Caller,
  ticketId: string,
  type: string,
  fields: object = {},
  options: CallOptions = {},
): Promise<TicketView> {
  const answer = await who.give(ticketId, type, fields, options);
  if (answer.status === 201 && answer.ticket) return answer.ticket;
  throw new Error(`${type} was not done: ${answer.status} ${answer.code ?? ''}`);
}

/** What a command came to, in short: `done`, or status and code. */
export function verdict({ status, code }: Pick<CommandAnswer, 'status' | 'code'>): string {
  return status === 201 ? 'done' : `${status} ${code}`;
}

export async function timeline(who: Caller, ticketId: string): Promise<TimelineView['items']> {
  const items: TimelineView['items'][number][] = [];
  for (let next = ''; ;) {
    const page: Answer<TimelineView> = await who.call('GET', `/tickets/${ticketId}/timeline?limit=20${next}`);
    items.push(...page.body.items);
    if (page.body.nextCursor === null) return items;
    next = `&cursor=${page.body.nextCursor}`;
  }
}

export async function notices(who: Caller, ticketId: string): Promise<NoticesView['items']> {
  const { body } = await who.call<NoticesView>('GET', `/tickets/${ticketId}/notices`);
  return body.items;
}
