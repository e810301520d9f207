import type { Engine } from '../engine';
import type { Store } from '../store';
import { createPump, type PumpPorts } from './pump';

export interface PumpsParts {
  readonly store: Pick<Store, 'listWithWaitingRows' | 'listUnconfirmedRuns'>;
  readonly engine: Pick<Engine, 'startTicket' | 'wake' | 'startVisit' | 'wakeVisit'>;
  readonly perSecond: number;
  /** Told of every one that was started or woken. */
  readonly onPumped?: (kind: 'ticket' | 'visit', ...told: Parameters<NonNullable<PumpPorts['onPumped']>>) => void;
}

/** A pump for tickets and one for visits. */
export function createPumps({ store, engine, perSecond, onPumped }: PumpsParts): ReturnType<typeof createPump>[] {
  return (['ticket', 'visit'] as const).map((kind) =>
    createPump({
      store: {
        listWithWaitingRows: (age) => store.listWithWaitingRows(kind, age),
        listUnconfirmedRuns: (age) => store.listUnconfirmedRuns(kind, age),
      },
      engine:
        kind === 'ticket'
          ? { start: engine.startTicket, wake: engine.wake }
          : { start: engine.startVisit, wake: engine.wakeVisit },
      perSecond,
      onPumped: (id, how) => onPumped?.(kind, id, how),
    }),
  );
}
