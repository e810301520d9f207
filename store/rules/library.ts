import type { Absence } from '../../domain/people/stand-ins';
import type { Instant, LayerSource } from '../../domain/time';
import type { Directory, RulesCatalog, RulesPin, Rules } from '../../domain/process';
import { faultText } from '../../regulations';
import type { Checked, Fault } from '../../regulations';
import type { Database } from '../database';
import { countsByChanged } from './affected-pins';
import { pinKey, RulesContent } from './content';
import type { Laid } from './content';
import { keep } from './kept';
import { findLastGood } from './last-good';
import { keepFaults } from './publication-faults';
import type { Misfit } from './publication-faults';
import { currentCalendars } from './read-rules';
import { readStamps } from './stamps';
import type { Stamps } from './stamps';
import { readStaff } from './staff';
import type { DeskStaff, StaffMember } from './staff';
import { readContractLines, readDeskVersions, standingAt } from './standing';
import type { ContractLine, DeskVersions, Standing } from './standing';

export interface RulesAsked {
  readonly desk: string;
  /** Null: no contract is laid over the desk's rules. */
  readonly clientId: string | null;
  readonly now: Instant;
  /** As the caller's transaction sees them. */
  readonly stamps: Stamps;
  /** The pins that will be looked up. */
  readonly pins: readonly RulesPin[];
  /** Whether a command needs what is in force now: one that opens, reopens or recalculates. */
  readonly newest: boolean;
  /** Names of versions that commands ask for. */
  readonly versions: readonly string[];
}

/** Everything about a desk's rules that a transaction needs. */
export interface LoadedRules {
  /** Of the publications that they were loaded under. */
  readonly stamps: Stamps;
  readonly catalog: RulesCatalog;
  readonly directory: Directory;
  readonly staff: readonly StaffMember[];
  readonly absences: readonly Absence[];
}

/** The calendars that are current. */
interface Current {
  readonly digest: string;
  readonly layers: LayerSource;
}

/**
 * Rules, calendars and staff, kept in memory. What goes by a digest never changes; what is in force, and who works there, is
 * asked again when the desk's stamp for it has moved. Loading happens outside transactions: one that is rolled back must not
 * leave a memory of rules that were never stored.
 */
export class RulesLibrary {
  private readonly content: RulesContent;
  private readonly staffs = keep<DeskStaff>(200);
  private readonly desks = keep<DeskVersions>(200);
  private readonly contracts = keep<readonly ContractLine[]>(5_000);
  private readonly currents = keep<Current>(20);
  private readonly lastGood = keep<Rules>(1_000);

  constructor(private readonly database: Database) {
    this.content = new RulesContent(database);
  }

  /** From memory alone; undefined when something has to be loaded first. */
  recall(asked: RulesAsked): LoadedRules | undefined {
    const staff = this.staffs.get(staffKey(asked));
    const current = this.currents.get(calendarsKey(asked));
    if (staff === undefined || current === undefined) return undefined;
    const byPin = new Map<string, Checked<Rules>>();
    for (const pin of pinsOf(asked, current)) {
      const rules = this.content.knownRules(pin);
      if (rules === undefined) return undefined;
      byPin.set(pinKey(pin), rules);
    }
    const newest = asked.newest ? this.knownNewest(asked, current) : null;
    if (newest === undefined) return undefined;
    if (newest !== null) byPin.set(pinKey(newest.pin), { ok: true, value: newest });
    const byName = new Map<string, Named>();
    for (const name of asked.versions) {
      const named = this.knownVersion(asked, current, name);
      if (named === undefined) return undefined;
      byName.set(name, named);
      if (typeof named !== 'string') byPin.set(pinKey(named.pin), { ok: true, value: named });
    }
    const directory: Directory = {
      member: (shortId) => staff.members.get(shortId),
      members: () => staff.members.values(),
    };
    return {
      stamps: asked.stamps,
      catalog: catalogOf(current, newest, byPin, byName),
      staff: staff.working,
      absences: staff.absences,
      directory,
    };
  }

  /**
   * Loads what `recall` will look up.
   *
   * @throws when the newest rules are asked for and no version is in force, or no rules of the client ever fitted; and when a
   *   pin's rules are not there
   */
  async load(asked: RulesAsked): Promise<void> {
    const [current] = await Promise.all([this.current(asked), this.staff(asked)]);
    for (const pin of pinsOf(asked, current)) await this.content.rules(pin);
    if (!asked.newest && asked.versions.length === 0) return;
    const contracts = await this.contracts.recall(clientKey(asked), () => this.contractsOf(asked));
    const desk = await this.desks.recall(deskKey(asked), () => readDeskVersions(this.database, asked.desk));
    const standing = standingAt(desk, contracts, asked.now);
    if (asked.newest) await this.newest(asked, current, desk, standing);
    for (const name of asked.versions) {
      const laid = laidOf(asked, current, desk, standing.contract, name);
      if (laid !== undefined) await this.content.layOver(laid, asked.now);
    }
  }

  /**
   * The rules under a pin, ready for use.
   *
   * @throws when they are not there or not fit for use: a pin is written with rules that are, so this is a broken database
   */
  async pinned(pin: RulesPin): Promise<Rules> {
    return usable(pin, await this.content.rules(pin));
  }

  /** Whether rules count by official years that say something else in the calendars of this digest. */
  async countsByOther({ digest, calendars }: RulesPin, current: string): Promise<boolean> {
    if (calendars === current) return false;
    const [regulation, before, after] = await Promise.all([
      this.content.regulation(digest),
      this.content.layersOf(calendars),
      this.content.layersOf(current),
    ]);
    return countsByChanged(regulation, before, after);
  }

  /** The official years that are current at every desk: technicians' hours go by them. */
  async currentLayers(): Promise<LayerSource> {
    const { layers } = await this.current({ stamps: await readStamps(this.database, '') });
    return layers;
  }

  /** The same as `recall`, loading what is missing; for whoever is in no transaction. */
  async at(asked: RulesAsked): Promise<LoadedRules> {
    const known = this.recall(asked);
    if (known !== undefined) return known;
    await this.load(asked);
    const loaded = this.recall(asked);
    if (loaded === undefined) throw new Error(`The rules of the desk ${asked.desk} were loaded and are not there.`);
    return loaded;
  }

  private async contractsOf({ desk, clientId }: RulesAsked): Promise<readonly ContractLine[]> {
    return clientId === null ? [] : readContractLines(this.database, { desk, clientId });
  }

  private staff(asked: Pick<RulesAsked, 'desk' | 'stamps'>): Promise<DeskStaff> {
    return this.staffs.recall(staffKey(asked), () => readStaff(this.database, asked.desk));
  }

  private current(asked: Pick<RulesAsked, 'stamps'>): Promise<Current> {
    return this.currents.recall(calendarsKey(asked), async () => {
      const digest = await currentCalendars(this.database);
      if (digest === undefined) throw new Error('No calendars have been published.');
      return { digest, layers: (await this.content.layersOf(digest)).source };
    });
  }

  /** What is in force; where that does not fit the client's contract, the last that did, and the fault is on record. */
  private async newest(asked: RulesAsked, current: Current, desk: DeskVersions, standing: Standing): Promise<Rules> {
    const { version, contract } = standing;
    if (version === undefined) throw new Error(`The desk ${asked.desk} has no regulation in force.`);
    const laid = { desk: asked.desk, version, contract, calendars: current.digest };
    const rules = await this.content.layOver(laid, asked.now);
    if (rules.ok) return rules.value;
    return this.lastGood.recall(goodKey(asked, laid), async () => {
      await keepFaults(this.database, [misfitOf(laid, rules.faults)], { reason: null, now: asked.now });
      const found = await findLastGood(this.database, this.content, laid, desk, asked.now);
      if (found !== undefined) return found;
      throw new Error(`The rules of ${asked.desk} ${version.version}: ${rules.faults.map(faultText).join('; ')}`);
    });
  }

  private knownStanding(asked: RulesAsked): (Standing & { readonly desk: DeskVersions }) | undefined {
    const desk = this.desks.get(deskKey(asked));
    const contracts = this.contracts.get(clientKey(asked));
    return desk && contracts && { ...standingAt(desk, contracts, asked.now), desk };
  }

  private knownNewest(asked: RulesAsked, current: Current): Rules | undefined {
    const standing = this.knownStanding(asked);
    const laid = standing && laidOf(asked, current, standing.desk, standing.contract, standing.version?.version);
    if (laid === undefined) return undefined;
    const rules = this.content.knownOver(laid);
    return rules?.ok === false ? this.lastGood.get(goodKey(asked, laid)) : rules?.value;
  }

  private knownVersion(asked: RulesAsked, current: Current, name: string): Named | undefined {
    const standing = this.knownStanding(asked);
    if (standing === undefined) return undefined;
    const laid = laidOf(asked, current, standing.desk, standing.contract, name);
    if (laid === undefined) return 'unknown';
    const rules = this.content.knownOver(laid);
    return rules?.ok === false ? 'does-not-fit' : rules?.value;
  }
}

/** A version that a command names: its rules, or why there are none. */
type Named = Rules | 'unknown' | 'does-not-fit';

function catalogOf(
  current: Current,
  newest: Rules | null,
  byPin: ReadonlyMap<string, Checked<Rules>>,
  byName: ReadonlyMap<string, Named>,
): RulesCatalog {
  return {
    layers: current.layers,
    of(pin) {
      const rules = byPin.get(pinKey(pin));
      if (rules === undefined) throw new Error(`The rules ${pinKey(pin)} were not loaded.`);
      return usable(pin, rules);
    },
    underCurrentCalendars({ digest }) {
      if (newest === null) throw new Error('The rules under the current calendars were not asked for.');
      const rules = byPin.get(pinKey({ digest, calendars: current.digest }));
      return rules?.ok ? rules.value : null;
    },
    get newest() {
      if (newest === null) throw new Error('The newest rules were not asked for.');
      return newest;
    },
    version(name) {
      const named = byName.get(name);
      if (named === undefined) throw new Error(`The version ${name} was not asked for.`);
      return named === 'unknown' ? undefined : named;
    },
  };
}

function usable(pin: RulesPin, rules: Checked<Rules>): Rules {
  if (rules.ok) return rules.value;
  throw new Error(`The rules ${pinKey(pin)}: ${rules.faults.map(faultText).join('; ')}`);
}

/** A recalculation keeps the rules and takes the current calendars. */
function pinsOf({ pins, newest }: RulesAsked, { digest: calendars }: Current): readonly RulesPin[] {
  return newest ? pins.flatMap((pin) => [pin, { digest: pin.digest, calendars }]) : pins;
}

function laidOf(
  { desk }: RulesAsked,
  { digest: calendars }: Current,
  { versions }: DeskVersions,
  contract: Standing['contract'],
  name: string | undefined,
): Laid | undefined {
  const version = versions.find((line) => line.version === name);
  return version && { desk, version, contract, calendars };
}

/** What is in force does not fit. */
function misfitOf({ desk, version: { version }, contract }: Laid, faults: readonly Fault[]): Misfit {
  return {
    desk,
    clientId: contract?.clientId ?? null,
    contract: contract?.number ?? null,
    version,
    digest: null,
    faults,
  };
}

function staffKey({ stamps, desk }: Pick<RulesAsked, 'desk' | 'stamps'>): string {
  return `${stamps.staff}/${desk}`;
}

function calendarsKey({ stamps }: Pick<RulesAsked, 'stamps'>): string {
  return String(stamps.calendars);
}

function deskKey({ stamps, desk }: RulesAsked): string {
  return `${stamps.rules}/${desk}`;
}

function clientKey({ stamps, desk, clientId }: RulesAsked): string {
  return `${stamps.rules}/${desk}/${clientId}`;
}

function goodKey(asked: RulesAsked, { version, contract, calendars }: Laid): string {
  return [clientKey(asked), version.id, contract?.id ?? '', calendars].join('/');
}
