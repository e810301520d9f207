import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { DemoAccount } from '../../../prisma/seed';
import type { Given, Problem, TicketView } from './views';

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

export interface CallOptions {
  /** Idempotency-Key. */
  readonly key?: string;
  readonly ifMatch?: number;
  readonly timeoutMs?: number;
}

/** What a command came to: done, refused or answered with another problem, or still to come. */
export interface CommandAnswer {
  readonly status: number;
  /** The code of the problem; undefined when there is none. */
  readonly code: string | undefined;
  readonly commandId: string | undefined;
  readonly revision: number | undefined;
  readonly ticket: TicketView | undefined;
}

/** One person's way into the API. */
export interface Caller {
  readonly account: DemoAccount;
  readonly personId: string;
  /** Unique at the desk. */
  readonly shortId: string;
  call<Body>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object, options?: CallOptions): Promise<Answer<Body>>;
  /** Files a ticket at the person's desk. @throws unless it is filed */
  file(fields?: object, options?: CallOptions): Promise<TicketView>;
  /** Gives a command, and waits for its outcome where that is still to come. */
  give(ticketId: string, type: string, fields?: object, options?: CallOptions): Promise<CommandAnswer>;
  /** The ticket as this person sees it. @throws unless it may be seen */
  read(ticketId: string): Promise<TicketView>;
}

/** @param base address of the API; `token` an API key, or that of a session */
export function callerOf(
  base: string,
  person: Pick<Caller, 'account' | 'personId' | 'shortId'>,
  token = person.account.apiKey,
): Caller {
  const call: Caller['call'] = async (method, path, body, { key, ifMatch, timeoutMs = 20_000 } = {}) => {
    const response = await fetch(`${base}/api/v1${path}`, {
      method,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        authorization: `Bearer ${token}`,
        'accept-language': 'en',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    // Typed by the caller of this, as what the API documents.
    const read = (text === '' ? null : JSON.parse(text)) as never;
    return { status: response.status, body: read, headers: response.headers };
  };
  return {
    ...person,
    call,
    async file(fields = {}, options = {}) {
      const answer = await call<TicketView & Problem>('POST', '/tickets', filing(person.account.desk, fields), options);
      if (answer.status === 201) return answer.body;
      throw new Error(`not filed: ${answer.status} ${JSON.stringify(answer.body)}`);
    },
    async give(ticketId, type, fields = {}, options = {}) {
      const say = (keyed: CallOptions) =>
        call<Given>('POST', `/tickets/${ticketId}/commands`, { type, ...fields }, keyed);
      const { status, body } = await outcomeOf(say, options);
      const { code, commandId, revision, ticket } = body;
      return { status, code, commandId, revision, ticket };
    },
    async read(ticketId) {
      const answer = await call<TicketView>('GET', `/tickets/${ticketId}`);
      if (answer.status !== 200) throw new Error(`not read: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
  };
}

const outcomeMs = 120_000;

/**
 * Says a word until its outcome is known: one whose ticket was not free in time is answered 202, and under its key it tells later what
 * became of it. On a busy machine every word may be answered so; what is decided at once is looked at where nothing else goes on.
 */
export async function outcomeOf<Body>(
  say: (options: CallOptions) => Promise<Answer<Body>>,
  options: CallOptions,
): Promise<Answer<Body>> {
  const keyed = { ...options, key: options.key ?? randomUUID() };
  const end = performance.now() + outcomeMs;
  for (;;) {
    const answer = await say(keyed);
    if (answer.status !== 202 || performance.now() > end) return answer;
    await delay(100);
  }
}

function filing(desk: string, fields: object): object {
  return { desk, subject: 'Трекер не передаёт координаты', text: `С утра нет данных ${randomUUID()}`, ...fields };
}

/** Waits until something holds; a question that fails counts as no. @throws naming what was waited for */
export async function eventually<T>(what: string, ask: () => Promise<T>, limitMs = 120_000): Promise<NonNullable<T>> {
  const end = performance.now() + limitMs;
  let fault: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      fault = undefined;
    } catch (error) {
      fault = error;
    }
    if (performance.now() > end) {
      const because = fault instanceof Error ? `: ${fault.message}` : '';
      throw new Error(`never came true: ${what}${because}`);
    }
    await delay(50);
  }
}
