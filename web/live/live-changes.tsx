import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { tellConnection } from './connection';
import { tellHeard } from './heard';
import { heardPresence } from './presence';
import { readChanges, type LiveEvent } from './stream';

const fallbackMs = 60_000;
/** Many changes of one moment make one reading of a list. */
const gatherMs = 150;

/** Keeps what is shown as it now is: what the feed names is read again, and only what a page shows. */
export function LiveChanges(): null {
  const client = useQueryClient();
  useEffect(() => {
    const lists = gathered(client);
    let fallback: ReturnType<typeof setInterval> | undefined = setInterval(() => void refreshAll(client), fallbackMs);
    const stop = readChanges((event) => {
      if (event.type === 'state') {
        tellConnection(event.isUp);
        // What was read before the first word of the stream may have changed before it.
        if (event.isNew === true) void refresh(client);
        clearInterval(fallback);
        fallback = event.isUp ? undefined : setInterval(() => void refreshAll(client), fallbackMs);
        return;
      }
      heard(event, client, lists);
    });
    return () => {
      stop();
      lists.stop();
      clearInterval(fallback);
    };
  }, [client]);
  return null;
}

interface Lists {
  readonly changed: (key: 'tickets' | 'visits') => void;
  readonly stop: () => void;
}

function heard(event: Exclude<LiveEvent, { type: 'state' }>, client: QueryClient, lists: Lists): void {
  switch (event.type) {
    case 'change': {
      void client.invalidateQueries({ queryKey: [event.kind, event.tid] });
      if (event.kind === 'ticket') tellHeard({ tid: event.tid });
      lists.changed(event.kind === 'ticket' ? 'tickets' : 'visits');
      // A visit stands on the page of its ticket too.
      if (event.kind === 'visit') void client.invalidateQueries({ queryKey: ['ticket', event.tid.split('/')[0]] });
      return;
    }
    case 'presence':
      return heardPresence(event);
    case 'reset':
      return void refreshAll(client);
  }
}

/** Everything that changes by itself. */
async function refreshAll(client: QueryClient): Promise<void> {
  tellHeard('all');
  await refresh(client);
}

async function refresh(client: QueryClient): Promise<void> {
  await Promise.all(
    ['ticket', 'tickets', 'visit', 'visits'].map((key) => client.invalidateQueries({ queryKey: [key] })),
  );
}

function gathered(client: QueryClient): Lists {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  return {
    changed(key) {
      if (waiting.has(key)) return;
      waiting.set(
        key,
        setTimeout(() => {
          waiting.delete(key);
          void client.invalidateQueries({ queryKey: [key] });
        }, gatherMs),
      );
    },
    stop: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
