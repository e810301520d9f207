import type { Engine } from '../engine';
import type { Clock } from '../store/clock';
import type { ClaimedNotice } from '../store/claim-notices';
import type { Settled, Settlement } from '../store/settle-notice';
import type { Transport } from './transports/transport';

export interface SenderPorts {
  readonly store: {
    readonly clock: Pick<Clock, 'now'>;
    claimNotices(claim: { readonly most: number; readonly leaseMs: number }): Promise<ClaimedNotice[]>;
    settleNotice(id: string, attempt: number, settlement: Settlement): Promise<Settled>;
  };
  readonly engine: Pick<Engine, 'wake'>;
  readonly transports: Readonly<Record<ClaimedNotice['channel'], Transport>>;
  /** Told of every notice that was handed over or could not be. */
  readonly onSettled?: (notice: ClaimedNotice, settlement: Settlement) => void;
}

const atOnce = 8;
/** Longer than any transport may take: two senders must never hold one letter. */
const leaseMs = 120_000;
const transportLimitMs = 60_000;
const firstPauseMs = 30_000;
const longestPauseMs = 3_600_000;
/** After some two days of trying a letter has failed, and who waits for it is told. */
const attempts = 60;

/**
 * The sender of notices. It claims what the commits wrote, hands it to the transport of its channel and records what became
 * of it; where a clock counts from the delivery, the ticket's workflow is woken for the row that says so.
 *
 * @returns one pass: `more` when there may be more waiting
 */
export function createNoticeSender({ store, engine, transports, onSettled }: SenderPorts) {
  return async function pass(): Promise<'more' | 'idle'> {
    const notices = await store.claimNotices({ most: atOnce, leaseMs });
    // Side by side, so that the whole batch is handed over well within its lease.
    await Promise.all(notices.map(send));
    return notices.length === atOnce ? 'more' : 'idle';
  };

  async function send(notice: ClaimedNotice): Promise<void> {
    const settlement = await hand(notice);
    const { settled, wake } = await store.settleNotice(notice.id, notice.attempt, settlement);
    if (settled) onSettled?.(notice, settlement);
    // Unreachable or not: the row is stored, and the pump finds it.
    if (wake) await engine.wake(wake.ticketId, wake.commandId);
  }

  async function hand(notice: ClaimedNotice): Promise<Settlement> {
    const delivery = await transports[notice.channel]
      .deliver(notice, AbortSignal.timeout(transportLimitMs))
      .catch(
        (error: unknown) => ({ state: 'later', fault: error instanceof Error ? error.name : typeof error }) as const,
      );
    if (delivery.state !== 'later') return delivery;
    if (notice.attempt >= attempts) return { state: 'failed', fault: delivery.fault };
    const pause = Math.min(firstPauseMs * 2 ** (notice.attempt - 1), longestPauseMs);
    return { state: 'again', notBefore: (await store.clock.now()) + pause, fault: delivery.fault };
  }
}
