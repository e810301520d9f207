/** What the feed of changes tells (`GET /api/v1/changes`): ids and revisions only. */
export type LiveEvent =
  | {
      readonly type: 'change';
      readonly kind: 'ticket' | 'visit';
      readonly id: string;
      readonly tid: string;
      readonly desk: string;
      readonly revision: number;
    }
  | {
      readonly type: 'presence';
      readonly ticket: string;
      readonly who: { readonly shortId: string; readonly name: string | null };
      readonly doing: 'looking' | 'writing' | 'left';
      readonly until: string;
    }
  /** Too much was missed to be told piece by piece. */
  | { readonly type: 'reset' }
  /** Whether the feed is being read at all; while it is not, pages ask by the minute. `isNew`: what was before is not told. */
  | { readonly type: 'state'; readonly isUp: boolean; readonly isNew?: boolean };

type Listener = (event: LiveEvent) => void;

const address = '/api/v1/changes';
const channelName = 'reglament.live';
const lockName = 'reglament.live';

/** An event as tabs pass it on: with the position after it, from which whoever takes the stream over goes on. */
interface Told {
  readonly event: LiveEvent;
  readonly position: string | null;
}

/** What a tab that has just opened asks of the one that holds the stream. */
const asks = 'state?';

/**
 * Reads the feed for all tabs of this browser: one of them holds the stream, since a browser opens only six connections to a
 * server, and tells the others; closed, it hands on to the next.
 *
 * @returns how to stop
 */
export function readChanges(listener: Listener): () => void {
  const channel = new BroadcastChannel(channelName);
  const stopped = new AbortController();
  let position: string | null = null;
  /** Of the stream that this tab holds; null: it holds none. */
  let isUp: boolean | null = null;
  const post = (event: LiveEvent): void => channel.postMessage({ event, position } satisfies Told);
  channel.onmessage = ({ data }: MessageEvent<Told | typeof asks>) => {
    if (data !== asks) {
      position = data.position ?? position;
      listener(data.event);
    } else if (isUp !== null) post({ type: 'state', isUp });
  };
  const tell: Tell = (event, after) => {
    if (after) position = after;
    if (event.type === 'state') isUp = event.isUp;
    listener(event);
    post(event);
  };
  const locks = navigator.locks as LockManager | undefined;
  const held =
    locks === undefined
      ? hold(tell, () => position, stopped.signal)
      : locks.request(lockName, { signal: stopped.signal }, () => hold(tell, () => position, stopped.signal));
  // Given up while it waited for its turn.
  held.catch(() => undefined);
  channel.postMessage(asks);
  return () => {
    stopped.abort();
    channel.close();
  };
}

/** @param position after the event, where it has one */
type Tell = (event: LiveEvent, position?: string) => void;

/**
 * Holds the stream until it is no longer wanted. The browser connects again by itself, with the last id it has seen; a stream that is
 * opened anew goes on from the last position that any tab has heard of.
 */
function hold(tell: Tell, position: () => string | null, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let retry: ReturnType<typeof setTimeout> | undefined;
    let source: EventSource;
    const hear = <T extends LiveEvent['type']>(type: T): void =>
      source.addEventListener(type, ({ data, lastEventId }: MessageEvent<string>) =>
        tell({ type, ...(JSON.parse(data) as object) } as LiveEvent, lastEventId),
      );
    const open = (): void => {
      const since = position();
      source = new EventSource(since === null ? address : `${address}?since=${encodeURIComponent(since)}`);
      source.addEventListener('hello', ({ lastEventId }: MessageEvent<string>) =>
        tell({ type: 'state', isUp: true, isNew: position() === null }, lastEventId),
      );
      hear('change');
      hear('presence');
      hear('reset');
      source.onerror = () => {
        tell({ type: 'state', isUp: false });
        // Refused, it gives up for good: whoever signs in again is heard again.
        if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, 10_000);
      };
    };
    open();
    signal.addEventListener('abort', () => {
      clearTimeout(retry);
      source.close();
      resolve();
    });
  });
}
