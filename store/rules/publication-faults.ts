import type { Instant } from '../../domain/time';
import { faultText } from '../../regulations';
import type { Fault } from '../../regulations';
import type { Queryable } from '../database';
import { toJson } from '../json';

/** An id that no client has: it stands for the regulation's own rules, without a contract. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/** What of a publication does not fit what stands. */
export interface Misfit {
  readonly desk: string;
  /** Null: the regulation itself. */
  readonly clientId: string | null;
  /** The contract's number. */
  readonly contract: string | null;
  readonly version: string;
  /** Of rules that open tickets or visits are pinned to; null: what would be in force. */
  readonly digest: string | null;
  readonly faults: readonly Fault[];
}

/** One line a misfit, for a log or a console. */
export function misfitText({ desk, clientId, contract, version, digest, faults }: Misfit): string {
  const whose = contract === null ? (clientId ?? 'no contract') : `contract ${contract} of ${clientId}`;
  const rules = digest === null ? '' : `, rules ${digest}`;
  return `${desk} ${version}, ${whose}${rules}: ${faults.map(faultText).join('; ')}`;
}

/** Keeps what does not fit as one duty a client; a duty that stands takes over the newer version, its faults and reason. */
export async function keepFaults(
  database: Queryable,
  misfits: readonly Misfit[],
  { reason, now }: { readonly reason: string | null; readonly now: Instant },
): Promise<void> {
  const keys = new Set(misfits.map(({ desk, clientId }) => JSON.stringify([desk, clientId ?? nobody])));
  for (const key of keys) {
    const [desk, clientId] = JSON.parse(key) as [string, string];
    const ofClient = misfits.filter((misfit) => misfit.desk === desk && (misfit.clientId ?? nobody) === clientId);
    const faults = ofClient.flatMap(({ contract, digest, faults: found }) =>
      found.map(({ path, message }) => ({ contract, digest, path, message })),
    );
    await database.$executeRaw`
      INSERT INTO "publication_fault" ("desk", "client_id", "version", "faults", "reason", "since")
      VALUES (${desk}, ${clientId}::uuid, ${ofClient[0]?.version ?? ''}, ${toJson(faults)}::jsonb, ${reason}, ${new Date(now)})
      ON CONFLICT ("desk", "client_id") DO UPDATE SET "version" = excluded."version", "faults" = excluded."faults",
        "reason" = coalesce(excluded."reason", "publication_fault"."reason")
      WHERE excluded."reason" IS NOT NULL OR "publication_fault"."version" <> excluded."version"`;
  }
}
