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
  /** Whether the feed is being read at all; while it is not, pages ask by the minute. */
  | { readonly type: 'state'; readonly isUp: boolean };

type Listener = (event: LiveEvent) => void;

const address = '/api/v1/changes';
const channelName = 'reglament.live';
const lockName = 'reglament.live';

/**
 * Reads the feed for all tabs of this browser: one of them holds the stream, since a browser opens only six connections to a
 * server, and tells the others; closed, it hands on to the next.
 *
 * @returns how to stop
 */
export function readChanges(listener: Listener): () => void {
  const channel = new BroadcastChannel(channelName);
  const stopped = new AbortController();
  channel.onmessage = ({ data }: MessageEvent<LiveEvent>) => listener(data);
  const tell: Listener = (event) => {
    listener(event);
    channel.postMessage(event);
  };
  const held = navigator.locks as LockManager | undefined;
  if (held === undefined) hold(tell, stopped.signal).catch(() => undefined);
  else held.request(lockName, { signal: stopped.signal }, () => hold(tell, stopped.signal)).catch(() => undefined);
  return () => {
    stopped.abort();
    channel.close();
  };
}

/** Holds the stream until it is no longer wanted. The browser connects again by itself, with the last id it has seen. */
function hold(tell: Listener, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let retry: ReturnType<typeof setTimeout> | undefined;
    let source: EventSource;
    const open = (): void => {
      source = new EventSource(address);
      source.addEventListener('hello', () => tell({ type: 'state', isUp: true }));
      source.addEventListener('change', ({ data }: MessageEvent<string>) =>
        tell({ type: 'change', ...(JSON.parse(data) as Omit<Extract<LiveEvent, { type: 'change' }>, 'type'>) }),
      );
      source.addEventListener('presence', ({ data }: MessageEvent<string>) =>
        tell({ type: 'presence', ...(JSON.parse(data) as Omit<Extract<LiveEvent, { type: 'presence' }>, 'type'>) }),
      );
      source.addEventListener('reset', () => tell({ type: 'reset' }));
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
