import { uuidv7 } from 'uuidv7';
import { broadcast } from '../../domain/policy/actor';
import type { StandCheck } from '../../domain/standing-check';
import { rulesFor } from '../look-ups';
import { inUnit } from '../process/in-unit';
import type { RunTelling } from '../process/unit';
import { readStamps } from '../rules/stamps';
import type { StoreContext } from '../store-context';

const decisionsMs = 1_000;

/** The id of a desk's check as the engine knows it. */
export function checkOf(desk: string): string {
  return `check/${desk}`;
}

/** Gives each desk whose regulation is in force its standing check, where it has none yet. @returns the runs that have to be told */
export async function standChecks(context: StoreContext): Promise<readonly RunTelling[]> {
  const desks = await context.database.$queryRaw<{ code: string }[]>`
    SELECT d."code" FROM "desk" d WHERE NOT EXISTS (SELECT FROM "run" r WHERE r."workflow_id" = 'check/' || d."code")
    ORDER BY 1`;
  const tellings: RunTelling[] = [];
  for (const { code } of desks) tellings.push(...(await standCheck(context, code)));
  return tellings;
}

async function standCheck(context: StoreContext, desk: string): Promise<readonly RunTelling[]> {
  // A desk whose first regulation is not in force yet gets one when it is.
  const rules = await rulesFor(context, desk, null).catch(() => null);
  if (rules === null) return [];
  const [id, number] = [uuidv7(), checkOf(desk)];
  const { tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const { transaction } = unit;
    // Another worker was first.
    if ((await transaction.run.findUnique({ where: { workflowId: number } })) !== null) return;
    const now = await context.clock.now(transaction);
    const body: StandCheck = { type: 'stand-check', checkId: id, number, desk, pin: rules.pin };
    await context.kinds.of('check').begin(unit, {
      ref: { kind: 'check', id, rootId: id },
      workflowId: number,
      command: { id: uuidv7(), actor: broadcast, channel: 'console', receivedAt: now, storedAt: now, body },
      ...{ stamps: await readStamps(transaction, desk), desk, clientId: null, now, beside: null },
    });
  });
  return tellings;
}
