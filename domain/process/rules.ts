import type { ClockRules, RulesPin } from './clocks';
import { samePin } from './clocks';
import type { DeskMember } from '../policy/actor';
import type { LayerSource } from '../time';
import type { Region } from '../regulation/regions';

/** What applies to one process: the merged regulation and the compiled calendars of the pinned version. */
export interface Rules extends ClockRules {
  /** The official years of the pinned version, for calendars that no regulation names: a technician's hours. */
  readonly layers: LayerSource;
  /** A subject of the federation by its code; undefined for a code that nobody has. */
  region(code: string): Region | undefined;
}

/** The rules that the commands of one commit may need. */
export interface RulesCatalog {
  of(pin: RulesPin): Rules;
  /** The official years that are current, for what follows no pin: technicians' hours. */
  readonly layers: LayerSource;
  /**
   * In force for this desk and client now, with the current calendars; the last that fitted, where those do not fit the client's
   * contract.
   *
   * @throws where no command of the commit needs them
   */
  readonly newest: Rules;
  /** Pinned rules by the current calendars; null where these leave them without working time. @throws as `newest` does */
  underCurrentCalendars(pin: RulesPin): Rules | null;
  /** A published version by its name, with the client's contract over it; undefined when there is none. */
  version(name: string): Rules | 'does-not-fit' | undefined;
}

/** By which publication rules came to hold: its number, and who published it, by the short id at the desk of the process; null: nobody there. */
export interface ByPublication {
  readonly number: string;
  readonly by: string | null;
}

/** A calendar, a contract or a version was published: the open deadlines that depend on it are computed anew. */
export interface Recalculate {
  readonly type: 'recalculate';
  readonly because: 'calendar' | 'contract' | 'version';
  /** Absent: of none that is on record. */
  readonly publication?: ByPublication;
}

/** The rules that stand in place of the pinned ones after a publication; null when they are the same, or cannot be had. */
export function rulesAfter(because: Recalculate['because'], pin: RulesPin, catalog: RulesCatalog): Rules | null {
  const target = because === 'calendar' ? catalog.underCurrentCalendars(pin) : catalog.newest;
  return target === null || samePin(target.pin, pin) ? null : target;
}

/** The people of the desk, those who have left among them. */
export interface Directory {
  /** By short id; undefined for one that nobody of the desk's own people ever had. */
  member(shortId: string): DeskMember | undefined;
  /** All of them. */
  members(): Iterable<DeskMember>;
}
