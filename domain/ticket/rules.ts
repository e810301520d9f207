import type { ClockRules } from '../clock';
import type { LayerSource } from '../time';
import type { Region } from '../regulation/regions';
import type { RulesPin } from './state';

/** What applies to one ticket: the merged regulation and the compiled calendars of the pinned version. */
export interface TicketRules extends ClockRules {
  readonly pin: RulesPin;
  /** The official years of the pinned version, for calendars that no regulation names: a technician's hours. */
  readonly layers: LayerSource;
  /** A subject of the federation by its code; undefined for a code that nobody has. */
  region(code: string): Region | undefined;
}

/** The rules that the commands of one commit may need. */
export interface RulesBook {
  of(pin: RulesPin): TicketRules;
  /** The official years that are current, for what follows no pin: technicians' hours. */
  readonly layers: LayerSource;
  /**
   * In force for this desk and client now, with the current calendars; the last that fitted, where those do not fit the client's
   * contract.
   *
   * @throws where no command of the commit needs them
   */
  readonly newest: TicketRules;
  /** Pinned rules by the current calendars; null where these leave them without working time. @throws as `newest` does */
  underCurrentCalendars(pin: RulesPin): TicketRules | null;
  /** A published version by its name, with the client's contract over it; undefined when there is none. */
  version(name: string): TicketRules | 'does-not-fit' | undefined;
}

/** The rules that stand in place of the pinned ones after a publication; null when they are the same, or cannot be had. */
export function rulesAfter(because: 'calendar' | 'contract', pin: RulesPin, book: RulesBook): TicketRules | null {
  const target = because === 'contract' ? book.newest : book.underCurrentCalendars(pin);
  return target === null || samePin(target.pin, pin) ? null : target;
}

/** Whether two pins mean the same rules. */
export function samePin(a: RulesPin, b: RulesPin): boolean {
  return a.digest === b.digest && a.calendars === b.calendars;
}

/** Who works at the desk, by short id. */
export interface Directory {
  readonly staff: ReadonlySet<string>;
}
