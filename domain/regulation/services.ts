/** Services of a desk: what a file says of them, and of the tests that lead to one. */
import { lookUp } from './look-up';
import type { Text } from './text';
import type { testActs } from './vocabulary';

export type TestAct = (typeof testActs)[number];

/** A group of people with a queue, working time and duties of its own: a department, a tier, a fault zone (HT-8, EA-2, HD-4). */
export interface Service {
  readonly title: Text;
  /** Code of a calendar of the same regulation: its working time, in its zone. */
  readonly calendar: string;
  /** From 1, whom the client meets first, to 9. */
  readonly tier?: number;
  readonly duties: readonly Text[];
  /** The services it may hand over to; undefined: all others. */
  readonly to?: readonly string[];
  /** It holds what nobody has given to another one. One of the services is. */
  readonly first: boolean;
  readonly source: string;
}

/** A preliminary test, and where each of its results leads (HD-4). */
export interface PreliminaryTest {
  readonly title: Text;
  readonly results: Readonly<
    Record<
      string,
      {
        readonly title: Text;
        /** The service whose zone the fault then lies in. */
        readonly service?: string;
        /** The result hands the ticket over to it; absent: it is offered, never forced. */
        readonly do?: TestAct;
      }
    >
  >;
  readonly source: string;
}

/** The part of a regulation that is about services. A desk without any has one, unnamed. */
export interface ServiceRules {
  readonly services: Readonly<Record<string, Service>>;
  readonly tests: Readonly<Record<string, PreliminaryTest>>;
}

type Services = Pick<ServiceRules, 'services'>;

/** What a clock names instead of a calendar where it counts by that of the service concerned. */
export const calendarOfService = 'of-service';

/** The service that holds what nobody has given to another one; null: the desk has one, unnamed. */
export function firstService({ services }: Services): string | null {
  return Object.entries(services).find(([, { first }]) => first)?.[0] ?? null;
}

/** The services that one may hand over to. */
export function handsOverTo({ services }: Services, from: string | null): readonly string[] {
  const own = lookUp(services, from);
  return own === undefined ? [] : Object.keys(services).filter((code) => code !== from && mayReceive(own, code));
}

function mayReceive({ to }: Service, code: string): boolean {
  return to === undefined || to.includes(code);
}
