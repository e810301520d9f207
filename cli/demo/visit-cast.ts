import type { Person } from './person';

/** The demonstration's desk: open round the clock, times of a minute, nobody travels or waits. */
export const desk = 'demo';
/** Novosibirsk region: the Siberian district, so 18 working days. */
export const subject = '54';
export const termDays = 18;

/** Who plays from the beginning. */
export interface People {
  readonly client: Person;
  readonly manager: Person;
  readonly specialist: Person;
  readonly coordinator: Person;
}

/** With the technician who goes. */
export interface Planned extends People {
  readonly technician: Person;
}
