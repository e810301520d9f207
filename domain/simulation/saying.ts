import type { Actor } from '../policy/actor';
import type { Channel } from '../regulation';
import type { Instant } from '../time';
import type { LaterBody, Open } from '../ticket';
import type { LaterVisitCommand } from '../visit';
import type { Verdict } from './case';
import { Tally } from './counting';
import type { Ongoing } from './ongoing';
import type { Todo } from './todo';

/** A word as it was said, for whoever says it again elsewhere. */
export interface Word {
  readonly tid: string;
  readonly at: Instant;
  readonly actor: Actor;
  /** Null: to the ticket; else the place of the visit among its visits, from 0. */
  readonly visit: number | null;
  readonly channel: Channel;
  readonly body: Open | LaterBody | LaterVisitCommand;
  readonly verdict: Verdict;
}

/** Says words, and keeps count of them and of what was refused. */
export class Saying {
  readonly refusals = new Tally();
  words = 0;

  constructor(private readonly heard?: (word: Word) => void) {}

  file(at: Instant, { played }: Ongoing, actor: Actor, body: Open, channel: Channel): void {
    played.file(at, actor, body, channel);
    this.words += 1;
    this.heard?.({ tid: played.id, at, actor, visit: null, channel, body, verdict: 'done' });
  }

  toTicket(at: Instant, request: Ongoing, actor: Actor, body: LaterBody): void {
    this.#said(at, request, actor, null, body, request.played.say(at, actor, body));
  }

  /** Null: there is nothing to say. */
  toVisit(at: Instant, request: Ongoing, actor: Actor, { visit }: Todo, body: LaterVisitCommand | null): void {
    if (visit === null || body === null) {
      request.refused += 1;
      return;
    }
    const place = request.played.visits.findIndex(({ id }) => id === visit.id);
    this.#said(at, request, actor, place, body, request.played.sayToVisit(at, visit.id, actor, body));
  }

  #said(
    at: Instant,
    request: Ongoing,
    actor: Actor,
    visit: number | null,
    body: LaterBody | LaterVisitCommand,
    verdict: Verdict,
  ): void {
    this.words += 1;
    request.refused = verdict === 'done' ? 0 : request.refused + 1;
    if (verdict !== 'done') this.refusals.add(`${body.type} ${verdict}`);
    this.heard?.({ tid: request.played.id, at, actor, visit, channel: 'portal', body, verdict });
  }
}
