import { nextTick, type ProcessState } from '../domain/process';
import type { Standing } from '../domain/policy/may';
import type { RunAttributes } from './run-attributes';
import type { Surroundings } from './process/kept-kind';

/** Where a process stands that is a desk's own: no client has anything to do with it. */
export const ofNoClient: Standing = { clientId: null, authorId: '', authorKind: 'person', sharedWith: [] };

/** What surrounds one of which nobody is written to. */
export function toNobody(): Promise<Surroundings<ProcessState, null>> {
  return Promise.resolve({ standing: ofNoClient, world: () => null, persons: () => [] });
}

/** By what its run is found in the engine's console. */
export function attributesOf(
  state: ProcessState & { readonly number: string; readonly desk: string; readonly stage: string },
  { topic = '', assignee = null, clientId = null }: Labels = {},
): RunAttributes {
  return {
    ...{ Desk: state.desk, TicketNumber: state.number, Stage: state.stage, Topic: topic, Assignee: assignee },
    ...{ ClientId: clientId, NextDue: nextTick(state)?.at ?? null },
  };
}

interface Labels {
  readonly topic?: string;
  readonly assignee?: string | null;
  /** Of one that is a client's. */
  readonly clientId?: string | null;
}
