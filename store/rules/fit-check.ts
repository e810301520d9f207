import { setImmediate as breathe } from 'node:timers/promises';
import { contractsFrom } from '../../domain/regulation';
import type { LocalDate } from '../../domain/time';
import type { Fault, JsonObject } from '../../regulations';
import type { Queryable } from '../database';
import { Calendars, compileRules } from './compile-rules';
import { nobody } from './publication-faults';
import type { Misfit } from './publication-faults';
import { readRegulation } from './read-rules';
import type { Layers } from './read-rules';
import { lay, readContractLines } from './standing';
import type { ContractLine } from './standing';

/** A version as it is, or is to be, published. */
export interface WholeVersion {
  readonly version: string;
  readonly document: JsonObject;
}

const batch = 100;

/**
 * Whether what is to be published fits what stands, by one state of the calendars. Each pair of a version and a contract, and
 * each pinned digest, is looked at once: a publication asks outside its transaction first, and inside once more for what came
 * meanwhile, so that nobody waits for the checks of a thousand contracts.
 */
export class FitCheck {
  private readonly calendars = new Calendars();
  private readonly found = new Map<string, readonly Fault[]>();

  constructor(private readonly layers: Layers) {}

  /**
   * Versions of a desk under every contract that holds on a day or later on.
   *
   * @param asked.clientId contracts of this client only
   */
  async ofContracts(
    database: Queryable,
    versions: readonly WholeVersion[],
    asked: { readonly desk: string; readonly clientId?: string; readonly today: LocalDate },
  ): Promise<Misfit[]> {
    const { desk, today } = asked;
    const lines = ofEachClient(await readContractLines(database, asked)).flatMap((own) => contractsFrom(own, today));
    const fresh = lines.filter(({ id }) => versions.some(({ version }) => !this.found.has(pairKey(desk, version, id))));
    for (let from = 0; from < fresh.length; from += batch) {
      const rows = await database.contractVersion.findMany({
        where: { id: { in: fresh.slice(from, from + batch).map(({ id }) => id) } },
        select: { id: true, number: true, patch: true },
      });
      for (const row of rows) {
        for (const { version, document } of versions) {
          this.found.set(pairKey(desk, version, row.id), this.faultsOf(document, row));
          await breathe();
        }
      }
    }
    return lines.flatMap(({ id, clientId, number: contract }) =>
      versions.flatMap(({ version }) => {
        const faults = this.found.get(pairKey(desk, version, id)) ?? [];
        return faults.length === 0 ? [] : [{ desk, clientId, contract, version, digest: null, faults }];
      }),
    );
  }

  /** Versions of a desk by themselves, without any contract. */
  ofVersions(desk: string, versions: readonly WholeVersion[]): Misfit[] {
    return versions.flatMap(({ version, document }) => {
      const faults = this.faultsOf(document, undefined);
      return faults.length === 0 ? [] : [{ desk, clientId: null, contract: null, version, digest: null, faults }];
    });
  }

  /**
   * The rules that open tickets and visits of every desk are pinned to.
   *
   * @param ofDuties only those of clients who have a fault on record
   */
  async ofPins(database: Queryable, ofDuties = false): Promise<Misfit[]> {
    const pinned = await database.$queryRaw<Omit<Misfit & { readonly digest: string }, 'faults' | 'contract'>[]>`
      SELECT r."digest", r."desk", r."version", r."client_id" AS "clientId" FROM "rules" r
      WHERE r."digest" IN (
        SELECT p."rules_digest" FROM "process" p JOIN "run" r ON r."kind" = p."kind" AND r."id" = p."id"
        WHERE r."ended_at" IS NULL)
        AND (NOT ${ofDuties} OR EXISTS (SELECT FROM "publication_fault" f
          WHERE f."desk" = r."desk" AND f."client_id" = coalesce(r."client_id", ${nobody}::uuid)))
      ORDER BY r."desk", r."version", r."digest"`;
    for (const { digest } of pinned) {
      if (this.found.has(digest)) continue;
      const regulation = await readRegulation(database, digest);
      const compiled = compileRules({ digest, calendars: 'asked' }, regulation, this.layers, this.calendars);
      this.found.set(digest, compiled.ok ? [] : compiled.faults);
      await breathe();
    }
    return pinned.flatMap((line) => {
      const faults = this.found.get(line.digest) ?? [];
      return faults.length === 0 ? [] : [{ ...line, contract: null, faults }];
    });
  }

  private faultsOf(document: JsonObject, contract: Parameters<typeof lay>[1]): readonly Fault[] {
    const merged = lay(document, contract, this.layers);
    return merged.ok ? [] : merged.faults;
  }
}

function ofEachClient(lines: readonly ContractLine[]): ContractLine[][] {
  const byClient = new Map<string, ContractLine[]>();
  for (const line of lines) byClient.set(line.clientId, [...(byClient.get(line.clientId) ?? []), line]);
  return [...byClient.values()];
}

function pairKey(desk: string, version: string, contractId: string): string {
  return [desk, version, contractId].join('/');
}
