import type { Instant, LayerSource } from '../../domain/time';
import type { Regulation } from '../../domain/regulation';
import type { Directory, Rules, RulesBook, RulesPin } from '../../domain/process';
import type { Database } from '../database';
import { localDateIn } from './local-date';
import { Memory } from './memory';
import { deskZone, findPin } from './newest';
import { compileRules, readLayers, readRegulation } from './read-rules';

export interface RulesAsked {
  readonly desk: string;
  readonly clientId: string;
  readonly now: Instant;
  /** The publication number that the caller's transaction sees. */
  readonly publication: number;
  /** The pins that will be looked up. */
  readonly pins: readonly RulesPin[];
  /** Names of versions that commands ask for. */
  readonly versions: readonly string[];
}

/** Somebody who works at a desk. */
export interface StaffMember {
  readonly personId: string;
  readonly shortId: string;
  readonly role: string;
  /** For a personal manager: the client served. */
  readonly clientId: string | null;
}

/** Everything about a desk's rules that a transaction needs. */
export interface LoadedRules {
  /** The publication number they were loaded under. */
  readonly publication: number;
  readonly book: RulesBook;
  readonly directory: Directory;
  readonly staff: readonly StaffMember[];
}

/**
 * Rules, calendars and staff, kept in memory. What goes by a digest never changes; the rest is asked again whenever
 * the publication number has moved or the day in the desk's zone is another. Loading happens outside transactions:
 * one that is rolled back must not leave a memory of rules that were never stored.
 */
export class RulesLibrary {
  private readonly regulations = new Memory<Regulation>(1_000);
  private readonly layers = new Memory<LayerSource>(50);
  private readonly compiled = new Memory<Rules>(2_000);
  private readonly zones = new Memory<string>(200);
  /** Null: there is no such version. */
  private readonly pins = new Memory<RulesPin | null>(5_000);
  private readonly staffs = new Memory<readonly StaffMember[]>(200);

  /** The publication number asked for last. */
  private seen: number | undefined;

  constructor(private readonly database: Database) {}

  /** From memory alone; undefined when something has to be loaded first. */
  recall(asked: RulesAsked): LoadedRules | undefined {
    this.seen = asked.publication;
    const staff = this.staffs.get(staffKey(asked));
    const newest = this.recallNamed(asked, undefined);
    if (!staff || !newest) return undefined;
    // A recalculation keeps the rules and takes the newest calendars.
    const pins = asked.pins.flatMap((pin) => [pin, { digest: pin.digest, calendars: newest.pin.calendars }]);
    const pinned = pins.map((pin) => this.compiled.get(pinKey(pin)));
    const versions = asked.versions.map((name) => this.recallNamed(asked, name));
    if (pinned.includes(undefined) || versions.includes(undefined)) return undefined;
    const byPin = new Map([newest, ...pinned].flatMap((rules) => (rules ? [[pinKey(rules.pin), rules] as const] : [])));
    const byName = new Map(asked.versions.map((name, index) => [name, versions[index] ?? undefined]));
    const book: RulesBook = {
      newest,
      of(pin) {
        const rules = byPin.get(pinKey(pin));
        if (rules === undefined) throw new Error(`The rules ${pinKey(pin)} were not loaded.`);
        return rules;
      },
      version: (name) => byName.get(name),
    };
    return { publication: asked.publication, book, staff, directory: { staff: new Set(staff.map(({ shortId }) => shortId)) } };
  }

  /**
   * Loads what `recall` will look up.
   *
   * @throws when no version of the desk's regulation is in force, and when a pin's rules are not there
   */
  async load(asked: RulesAsked): Promise<void> {
    await this.staffs.recall(staffKey(asked), () =>
      this.database.membership.findMany({
        where: { desk: asked.desk, active: true, role: { not: 'client' } },
        select: { personId: true, shortId: true, role: true, clientId: true },
        orderBy: { shortId: 'asc' },
      }),
    );
    const zone = await this.zones.recall(zoneKey(asked), () => deskZone(this.database, asked.desk));
    for (const name of [undefined, ...asked.versions]) {
      const pin = await this.pins.recall(namedKey(asked, zone, name), () =>
        findPin(this.database, asked, zone, name, (calendars) => this.layersOf(calendars)),
      );
      if (pin !== null) await this.pinned(pin);
      else if (name === undefined) throw new Error(`The desk ${asked.desk} has no regulation in force.`);
      if (pin === null || name !== undefined) continue;
      for (const asOpened of asked.pins) {
        await this.pinned(asOpened);
        await this.pinned({ digest: asOpened.digest, calendars: pin.calendars });
      }
    }
  }

  /** The rules under a pin, ready for use. */
  async pinned(pin: RulesPin): Promise<Rules> {
    return this.compiled.recall(pinKey(pin), async () => {
      const regulation = await this.regulations.recall(pin.digest, () => readRegulation(this.database, pin.digest));
      return compileRules(pin, regulation, await this.layersOf(pin.calendars));
    });
  }

  /** The official years of one version of the calendars. */
  async layersOf(calendars: string): Promise<LayerSource> {
    return this.layers.recall(calendars, () => readLayers(this.database, calendars));
  }

  /** The same as `recall`, loading what is missing; for readers, who are in no transaction. */
  async find(asked: Omit<RulesAsked, 'publication'>): Promise<LoadedRules> {
    const { number } = await this.database.publication.findUniqueOrThrow({ where: { id: 1 } });
    const whole = { ...asked, publication: number };
    const known = this.recall(whole);
    if (known !== undefined) return known;
    await this.load(whole);
    const loaded = this.recall(whole);
    if (loaded === undefined) throw new Error(`The rules of the desk ${asked.desk} were loaded and are not there.`);
    return loaded;
  }

  /** Loads the rules for a new ticket unless they are in memory as of the last publication that anybody here has seen. */
  async warm(asked: Pick<RulesAsked, 'desk' | 'clientId' | 'now'>): Promise<void> {
    const whole = { ...asked, pins: [], versions: [] };
    const { seen } = this;
    if (seen === undefined || this.recall({ ...whole, publication: seen }) === undefined) await this.find(whole);
  }

  private recallNamed(asked: RulesAsked, name: string | undefined): Rules | null | undefined {
    const zone = this.zones.get(zoneKey(asked));
    const pin = zone === undefined ? undefined : this.pins.get(namedKey(asked, zone, name));
    return pin ? this.compiled.get(pinKey(pin)) : pin;
  }
}

function pinKey({ digest, calendars }: RulesPin): string {
  return `${digest}/${calendars}`;
}

function staffKey({ publication, desk }: RulesAsked): string {
  return `${publication}/${desk}`;
}

function zoneKey({ publication, desk }: RulesAsked): string {
  return `${publication}/${desk}`;
}

function namedKey({ publication, desk, clientId, now }: RulesAsked, zone: string, name: string | undefined): string {
  return [publication, desk, clientId, localDateIn(zone, now), name ?? ''].join('/');
}
