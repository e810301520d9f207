import type { Presence } from '../../store/changes/presence';
import { eventText } from '../http/event-stream';
import type { Concern, Stream } from './stream';

/** How long somebody counts as being at a ticket without saying so again. */
export const presenceMs = 30_000;

/** Who is at which ticket, as far as this process has heard. */
export class Presences {
  private readonly all = new Map<string, { readonly presence: Presence; readonly at: number }>();

  note(presence: Presence): void {
    const key = `${presence.tid}/${presence.personId}`;
    this.all.delete(key);
    if (presence.doing !== 'left') this.all.set(key, { presence, at: performance.now() });
  }

  private forgetOld(): void {
    const until = performance.now() - presenceMs;
    for (const [key, { at }] of this.all) {
      if (at >= until) return;
      this.all.delete(key);
    }
  }

  /** What somebody who has just come should know. */
  eventsFor(stream: Stream, position: string): string {
    this.forgetOld();
    return [...this.all.values()]
      .filter(({ presence }) => isToldOf(stream, presence))
      .map(({ presence }) => presenceEvent(presence, position))
      .join('');
  }
}

/** Whether a reader hears of somebody: others of the desk who see the ticket, and never a client. */
export function isToldOf(stream: Stream, presence: Presence): boolean {
  return stream.caller.personId !== presence.personId && stream.concerns(concernOf(presence));
}

function concernOf({ desk, clientId, service, technicians }: Presence): Concern {
  const sight = { clientId, authorId: '', authorKind: 'person', sharedWith: [], technicians } as const;
  return { desk, clientId, sight: service === null ? sight : { ...sight, service }, forClients: false };
}

export function presenceEvent({ tid, shortId, name, doing, until }: Presence, position: string): string {
  const data = { ticket: tid, who: { shortId, name }, doing, until: new Date(until).toISOString() };
  return eventText('presence', data, position);
}
