import type { Regulation } from '../../domain/regulation';
import { rulesFor } from '../look-ups';
import type { StoreContext } from '../store-context';

/** Whose rules are meant: a desk's, or those of a client at it, whose contract may have clocks of its own. */
export interface RulesOwner {
  readonly desk: string;
  readonly clientId: string | null;
}

/** By `rulesKey`: what clocks are called, and the clocks on the wall of the desk. */
export type TitledClocks = ReadonlyMap<string, Pick<Regulation, 'clocks' | 'timeZone'>>;

export function rulesKey({ desk, clientId }: RulesOwner): string {
  return `${desk}/${clientId ?? ''}`;
}

/** The rules in force for each of these, each asked for once. @param known those that were read already */
export async function titledClocks(
  context: StoreContext,
  owners: readonly RulesOwner[],
  known: TitledClocks = new Map(),
): Promise<TitledClocks> {
  const whose = new Map(owners.map((owner) => [rulesKey(owner), owner] as const));
  const found = await Promise.all(
    [...whose]
      .filter(([key]) => !known.has(key))
      .map(async ([key, { desk, clientId }]) => [key, (await rulesFor(context, desk, clientId)).regulation] as const),
  );
  return new Map([...known, ...found]);
}
