import { abilities, type Rules } from '../process';
import { ticketKind } from '../ticket';
import type { Calendar, Instant } from '../time';
import { visitKind } from '../visit';
import type { Case } from './case';
import type { Cast } from './cast';
import type { Chance } from './chance';
import type { Diary } from './diary';
import type { Plan } from './request';

/** What those who act on a request look at. */
export class Stage {
  constructor(
    readonly played: Case,
    readonly chance: Chance,
    readonly plan: Plan,
    readonly desk: DeskOfYear,
  ) {}

  get rules(): Rules {
    return this.desk.rules;
  }

  get calendar(): Calendar {
    return this.desk.calendar;
  }

  get pace(): number {
    return this.desk.pace;
  }

  get subjects(): readonly string[] {
    return this.desk.subjects;
  }

  /** Closed, with nothing left that has a date. */
  get isOver(): boolean {
    const { ticket, visits } = this.played;
    return ticketKind.hasEnded(ticket) && visits.every((visit) => visitKind.hasEnded(visit));
  }

  /** Whether the desk can say such a thing now. */
  may(type: string, now: Instant): boolean {
    const { ticket } = this.played;
    const [specialist = this.desk.cast.manager] = this.desk.cast.specialists;
    return abilities(ticketKind, ticket, specialist, this.rules, ticket, now)[type] === 'yes';
  }
}

/** What all requests of a year have in common. */
export interface DeskOfYear {
  readonly rules: Rules;
  readonly cast: Cast;
  readonly diary: Diary;
  /** The working time of the desk's people, and the day of the client's. */
  readonly calendar: Calendar;
  readonly clients: Calendar;
  readonly pace: number;
  /** Federal subjects that visits go to. */
  readonly subjects: readonly string[];
}
