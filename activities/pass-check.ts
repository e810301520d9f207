import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from '@temporalio/activity';
import type { CheckState } from '../domain/standing-check';
import type { ActivityLog } from './ports';

/** How far a pass is, as a heartbeat keeps it: another worker goes on from there. */
interface Place {
  readonly after: { readonly kind: string; readonly id: string } | null;
  readonly asked: number;
}

interface EngineRunning {
  readonly workflowId: string;
  readonly runId: string;
  readonly store: string | null;
}

/** What the engine is asked, of running workflows. */
export interface CheckEngine {
  running(workflowIds: readonly string[]): Promise<readonly EngineRunning[]>;
  one(workflowId: string): Promise<EngineRunning | null>;
  timers(run: EngineRunning): Promise<readonly number[]>;
}

/** What a pass reaches the outside through. */
export interface CheckPorts {
  readonly store: {
    checkOfRun(workflowId: string): Promise<{ readonly id: string; readonly state: CheckState }>;
    passStore(desk: string): Promise<readonly { readonly code: string }[]>;
    passRuns(
      desk: string,
      place: Place,
      engine: CheckEngine,
    ): Promise<{
      readonly next: Place | null;
      readonly asked: number;
      readonly found: readonly { readonly code: string }[];
    }>;
    endPass(
      check: { readonly id: string; readonly state: CheckState },
      told: { readonly asked: number; readonly pauseMs: number },
    ): Promise<{ readonly found: number }>;
  };
  readonly engine: CheckEngine;
  readonly log: ActivityLog;
  readonly settings: CheckSettings;
}

export interface CheckSettings {
  /** From the end of a pass to the beginning of the next one. */
  readonly everyMs: number;
  /** Runs that are asked for in a second, at most. */
  readonly perSecond: number;
}

/** Less often than this it is thought dead. */
const beatMs = 4_000;

/** Does the pass that a check is at, page by page, and says how it ended. A pass that has ended meanwhile is left. */
export async function passCheck(
  { store, engine, log, settings }: CheckPorts,
  workflowId: string,
  { info, heartbeat, cancellationSignal }: Context,
): Promise<void> {
  const check = await store.checkOfRun(workflowId);
  const { desk, stage, passes } = check.state;
  if (stage !== 'passing') return;
  const kept = info.heartbeatDetails as { readonly pass: number; readonly place: Place } | undefined;
  let place: Place | null = kept?.pass === passes ? kept.place : { after: null, asked: 0 };
  let asked = place.asked;
  const tell = (): void => heartbeat({ pass: passes, place: place ?? { after: null, asked } });
  const beat = setInterval(tell, beatMs);
  try {
    for (const { code } of await store.passStore(desk)) log.warn({ desk, code }, 'found by the standing check');
    while (place !== null) {
      cancellationSignal.throwIfAborted();
      const begun = performance.now();
      const before = asked;
      const page = await store.passRuns(desk, place, engine);
      for (const { code } of page.found) log.warn({ desk, code }, 'found by the standing check');
      ({ asked } = page);
      place = page.next;
      tell();
      const rest = ((asked - before) * 1_000) / settings.perSecond - (performance.now() - begun);
      if (place !== null && rest > 0) await delay(rest, undefined, { signal: cancellationSignal });
    }
    const { found } = await store.endPass(check, { asked, pauseMs: settings.everyMs });
    log.info({ desk, asked, found }, 'the standing check has passed over everything open');
  } finally {
    clearInterval(beat);
  }
}
