import type { Actor, PersonActor } from '../../../domain/policy/actor';
import { abilities } from '../../../domain/process';
import type { Rules } from '../../../domain/process';
import type { Role } from '../../../domain/regulation';
import { ticketKind } from '../../../domain/ticket';
import type { TicketState } from '../../../domain/ticket';
import type { Instant } from '../../../domain/time';
import type { Language } from '../../../texts/language';
import type { Chance } from '../../../domain/simulation/chance';
import type { Hours } from '../../../domain/simulation/hours';
import type { Content, Past } from './past';
import type { DeskPeople } from './people';
import type { Problem } from './problem';

/** The month is over: what comes later has not happened yet. */
export class Present extends Error {}

/** One ticket on its way, as its people meet it. */
export class Scene {
  constructor(
    readonly past: Past,
    readonly people: DeskPeople,
    readonly chance: Chance,
    readonly hours: Hours,
    readonly problem: Problem,
    readonly author: PersonActor,
    private readonly clientId: string,
    /** The present. */
    readonly end: Instant,
    /** Of the desk's people: below 1 where they are faster than at others. */
    readonly pace: number,
  ) {}

  /** The language in which the client writes, and is answered. */
  get language(): Language {
    return this.problem.language ?? 'ru';
  }

  /** Words in that language. */
  say(ru: string, en: string): string {
    return this.language === 'en' ? en : ru;
  }

  /** The release that the ticket waits for is out. */
  async released(release: string, by: PersonActor): Promise<void> {
    const broadcast: Actor = { kind: 'system', part: 'broadcast' };
    await this.past.say(broadcast, 'release-out', { release, cause: by.personId }, 'console');
  }

  async state(): Promise<TicketState> {
    return (await this.past.ticket()).state;
  }

  async rules(): Promise<Rules> {
    return (await this.past.ticket()).rules;
  }

  staff(role: Role): readonly PersonActor[] {
    return this.people.staff(role, this.clientId);
  }

  /** Whoever may do this now: the responsible, where that is one of them. */
  async able(type: string, among: readonly PersonActor[] = this.staff('specialist')): Promise<PersonActor | null> {
    const { state, rules } = await this.past.ticket();
    const may = (actor: Actor) => abilities(ticketKind, state, actor, rules, state, this.past.now)[type] === 'yes';
    const able = among.filter(may);
    const responsible = able.find(({ shortId }) => shortId === state.assignee);
    return responsible ?? (able.length > 0 ? this.chance.one(able) : null);
  }

  /** @returns whether it was done */
  async tries(actor: PersonActor | null, type: string, content: Content = {}): Promise<boolean> {
    return actor !== null && (await this.past.say(actor, type, content)) === null;
  }

  /** So much of the desk's working time later. @throws Present where that has not come yet */
  deskWorks(minutes: number): Promise<void> {
    return this.goOn(this.hours.ofDesk(this.past.now, this.chance.minutes(minutes * this.pace)));
  }

  /** The same of the client's day. */
  clientTakes(minutes: number): Promise<void> {
    return this.goOn(this.hours.ofClient(this.past.now, this.chance.minutes(minutes)));
  }

  async goOn(at: Instant): Promise<void> {
    await this.past.until(Math.min(at, this.end));
    if (at > this.end) throw new Present();
  }
}
