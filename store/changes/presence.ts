import type { ServiceSight } from '../../domain/policy/services';
import type { Instant } from '../../domain/time';
import type { StoreContext } from '../store-context';
import { channels, mostBytes } from './channels';

export const doings = ['looking', 'writing', 'left'] as const;
export type Doing = (typeof doings)[number];

/** Somebody of a desk at a ticket. Nothing of it is stored. */
export interface Presence {
  readonly desk: string;
  readonly clientId: string;
  /** Which of the desk see the ticket. */
  readonly service: ServiceSight | null;
  readonly technicians: readonly string[];
  readonly tid: string;
  readonly personId: string;
  readonly shortId: string;
  readonly name: string;
  readonly doing: Doing;
  /** How long it holds unless it is said again. */
  readonly until: Instant;
}

/** Tells all API processes that listen. */
export async function tellPresence({ database }: StoreContext, presence: Presence): Promise<void> {
  const payload = JSON.stringify(presence);
  // Only a name of thousands of letters comes so far; whoever bears it is not seen at work.
  if (Buffer.byteLength(payload) > mostBytes) return;
  await database.$executeRaw`SELECT pg_notify(${channels.presence}, ${payload})`;
}

/** What a notification on the channel of presence says; undefined where it is none of ours. */
export function readPresence(payload: string): Presence | undefined {
  try {
    const value = JSON.parse(payload) as Partial<Presence> | null;
    const { desk, clientId, tid, personId, shortId, name, until, technicians } = value ?? {};
    const isText = [desk, clientId, tid, personId, shortId, name].every((each) => typeof each === 'string');
    if (!isText || typeof until !== 'number' || !Array.isArray(technicians)) return undefined;
    return doings.some((doing) => doing === value?.doing) ? (value as Presence) : undefined;
  } catch {
    return undefined;
  }
}
