/** A reader of the stream of changes, as a page is one. */
import { EventEmitter, once } from 'node:events';
import type { DemoAccount } from '../../prisma/seed';
import type { Api, Json } from './harness';

export interface LiveEvent {
  readonly event: string;
  readonly id: string;
  readonly data: Json;
}

export interface Reader {
  readonly status: number;
  readonly headers: Headers;
  /** All that came so far, in order. */
  readonly events: readonly LiveEvent[];
  /** The last position, also of blocks without an event. */
  readonly position: () => string;
  /** The first event, of those that came or come, that is such a one. */
  readonly next: (isIt: (event: LiveEvent) => boolean) => Promise<LiveEvent>;
  /** When the stream has ended, whoever ended it. */
  readonly ended: Promise<void>;
  readonly close: () => void;
}

export interface Follow {
  readonly since?: string;
  readonly lastEventId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Opens a stream, and waits until it has begun, or was refused. */
export async function follow(
  api: Pick<Api, 'base'>,
  who: Pick<DemoAccount, 'apiKey'> | null,
  { since, lastEventId, headers = {} }: Follow = {},
): Promise<Reader> {
  const abort = new AbortController();
  const response = await fetch(`${api.base}/api/v1/changes${since === undefined ? '' : `?since=${since}`}`, {
    headers: {
      ...(who === null ? {} : { authorization: `Bearer ${who.apiKey}` }),
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      ...headers,
    },
    signal: abort.signal,
  });
  const events: LiveEvent[] = [];
  const came = new EventEmitter();
  came.setMaxListeners(0);
  let position = '';
  const read = async (): Promise<void> => {
    if (response.status !== 200 || response.body === null) return;
    let rest = '';
    const decoder = new TextDecoder();
    for await (const bytes of response.body) {
      const blocks = (rest + decoder.decode(bytes as Uint8Array, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = new Map(
          block.split('\n').map((line) => [line.split(': ', 1)[0] ?? '', line.replace(/^[^:]*: /, '')]),
        );
        position = fields.get('id') ?? position;
        const [event, data] = [fields.get('event'), fields.get('data')];
        if (event === undefined || data === undefined) continue;
        events.push({ event, id: position, data: JSON.parse(data) as Json });
        came.emit('event');
      }
    }
  };
  const ended = read()
    .catch(() => undefined)
    .then(() => void came.emit('event'));
  let isOver = false;
  void ended.then(() => (isOver = true));
  const next = async (isIt: (event: LiveEvent) => boolean): Promise<LiveEvent> => {
    for (;;) {
      const found = events.find(isIt);
      if (found !== undefined) return found;
      if (isOver) throw new Error(`The stream has ended: ${JSON.stringify(events)}`);
      await once(came, 'event');
    }
  };
  if (response.status === 200) await next(({ event }) => event === 'hello');
  return {
    status: response.status,
    headers: response.headers,
    events,
    position: () => position,
    next,
    ended,
    close: () => abort.abort(),
  };
}

/** A change of a ticket, at a revision or later. */
export function changeOf(id: unknown, revision = 0): (event: LiveEvent) => boolean {
  return ({ event, data }) => event === 'change' && data['id'] === id && Number(data['revision']) >= revision;
}

/** Ids of all changes that a reader was told of. */
export function changed({ events }: Reader): ReadonlySet<unknown> {
  return new Set(events.filter(({ event }) => event === 'change').map(({ data }) => data['id']));
}
