import type { Regulation } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import type { RulesPin, Rules } from '../../domain/process';
import type { Checked, JsonObject } from '../../regulations';
import type { Database } from '../database';
import { toJson } from '../json';
import { Calendars, compileRules } from './compile-rules';
import { keep } from './kept';
import { readLayers, readRegulation } from './read-rules';
import type { Layers } from './read-rules';
import { lay } from './standing';
import type { ContractLine, VersionLine } from './standing';

/** One version of a desk's regulation with a client's contract over it, or with none, by one version of the calendars. */
export interface Laid {
  readonly desk: string;
  readonly version: VersionLine;
  /** Undefined: the regulation's own rules. */
  readonly contract: ContractLine | undefined;
  /** Digest of the calendars. */
  readonly calendars: string;
}

/**
 * What never changes once it is published, kept in memory: calendars, regulations under their digests, what comes of a contract
 * over a version. Nothing here is ever asked again because something else was published.
 */
export class RulesContent {
  private readonly layers = keep<Layers>(50);
  private readonly documents = keep<JsonObject>(50);
  private readonly regulations = keep<Regulation>(1_000);
  private readonly laid = keep<Checked<RulesPin>>(5_000);
  private readonly compiled = keep<Checked<Rules>>(2_000);
  private readonly calendars = new Calendars();

  constructor(private readonly database: Database) {}

  /** The official years of one version of the calendars. @throws when there is no such version */
  layersOf(calendars: string): Promise<Layers> {
    return this.layers.recall(calendars, () => readLayers(this.database, calendars));
  }

  /** The merged regulation of a digest. @throws when there is none */
  regulation(digest: string): Promise<Regulation> {
    return this.regulations.recall(digest, () => readRegulation(this.database, digest));
  }

  /** `rules` from memory alone; undefined: not there. */
  knownRules(pin: RulesPin): Checked<Rules> | undefined {
    return this.compiled.get(pinKey(pin));
  }

  /**
   * The rules under a pin, ready for use.
   *
   * @returns faults where the official years leave one of its calendars without working time
   * @throws when there are no rules with this digest
   */
  rules(pin: RulesPin): Promise<Checked<Rules>> {
    return this.compiled.recall(pinKey(pin), async () => {
      const [regulation, layers] = await Promise.all([this.regulation(pin.digest), this.layersOf(pin.calendars)]);
      return compileRules(pin, regulation, layers, this.calendars);
    });
  }

  /** `layOver` from memory alone; undefined: not there. */
  knownOver(laid: Laid): Checked<Rules> | undefined {
    const pin = this.laid.get(laidKey(laid));
    return pin?.ok ? this.knownRules(pin.value) : pin;
  }

  /**
   * Lays a contract over a version. What comes of it is kept under its digest, once, whoever comes first.
   *
   * @returns faults where the two do not fit
   */
  async layOver(laid: Laid, now: Instant): Promise<Checked<Rules>> {
    const pin = await this.laid.recall(laidKey(laid), () => this.merge(laid, now));
    return pin.ok ? this.rules(pin.value) : pin;
  }

  private async merge({ desk, version, contract, calendars }: Laid, now: Instant): Promise<Checked<RulesPin>> {
    const [layers, document, row] = await Promise.all([
      this.layersOf(calendars),
      this.documents.recall(version.id, () => this.documentOf(version)),
      contract && this.patchOf(contract),
    ]);
    const merged = lay(document, row, layers);
    if (!merged.ok) return merged;
    const { digest, document: kept, origins, regulation } = merged.value;
    await this.database.$executeRaw`
      INSERT INTO "rules" ("digest", "desk", "version", "client_id", "document", "origins", "created_at")
      VALUES (${digest}, ${desk}, ${version.version}, ${contract?.clientId ?? null}::uuid,
        ${toJson(kept)}::json, ${toJson(origins)}::jsonb, ${new Date(now)})
      ON CONFLICT ("digest") DO NOTHING`;
    // What was just parsed need not be read again and parsed once more.
    this.regulations.set(digest, regulation);
    return { ok: true, value: { digest, calendars } };
  }

  private async documentOf({ id }: VersionLine): Promise<JsonObject> {
    const { document } = await this.database.regulationVersion.findUniqueOrThrow({ where: { id } });
    return document as JsonObject;
  }

  private async patchOf({ id }: ContractLine): Promise<{ readonly number: string; readonly patch: unknown }> {
    return this.database.contractVersion.findUniqueOrThrow({ where: { id }, select: { number: true, patch: true } });
  }
}

export function pinKey({ digest, calendars }: RulesPin): string {
  return `${digest}/${calendars}`;
}

function laidKey({ version, contract, calendars }: Laid): string {
  return [version.id, contract?.id ?? '', calendars].join('/');
}
