/** Spares travel with the field staff and are there when the work begins (HD-9). */
import type { PartsAmount } from '../../parts';
import type { ReservedSpare, VisitState } from './state';

/** The stock in a technician's van, as a place. */
export function vanOf(technician: string): string {
  return `van-${technician}`;
}

/** Reservations less what is taken from them. */
export function withoutSpares(
  reserved: readonly ReservedSpare[],
  taken: readonly ReservedSpare[],
): readonly ReservedSpare[] {
  const left = new Map(taken.map((line) => [lineKey(line), 0]));
  for (const line of taken) left.set(lineKey(line), (left.get(lineKey(line)) ?? 0) + line.quantity);
  return reserved.flatMap((line) => {
    const wanted = left.get(lineKey(line)) ?? 0;
    const take = Math.min(wanted, line.quantity);
    left.set(lineKey(line), wanted - take);
    return line.quantity > take ? [{ ...line, quantity: line.quantity - take }] : [];
  });
}

/** What is built in is not needed any more, when there has to be another trip. */
export function lessNeeded(needs: readonly PartsAmount[], used: readonly PartsAmount[]): readonly PartsAmount[] {
  return needs.flatMap(({ part, quantity }) => {
    const builtIn = used.filter((line) => line.part === part).reduce((sum, line) => sum + line.quantity, 0);
    return quantity > builtIn ? [{ part, quantity: quantity - builtIn }] : [];
  });
}

/** How much of a part is reserved, in one place or in all. */
export function reservedOf({ reserved }: VisitState, part: string, place?: string): number {
  return reserved
    .filter((line) => line.part === part && (place === undefined || line.place === place))
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What the visit needs and the van of this technician does not hold for it; nothing where all is at hand. */
export function missingSpares(state: VisitState, technician: string): PartsAmount[] {
  return state.needs.flatMap(({ part, quantity }) => {
    const missing = quantity - reservedOf(state, part, vanOf(technician));
    return missing > 0 ? [{ part, quantity: missing }] : [];
  });
}

/** What still has to be brought into the van; as long as nobody is sent, all that is needed. */
export function sparesToBring(state: VisitState): readonly PartsAmount[] {
  return state.slot === null ? state.needs : missingSpares(state, state.slot.technician);
}

/** Amounts by place and part: one part may stand on two lines. */
export function byPlace(lines: readonly ReservedSpare[]): ReservedSpare[] {
  const sums = new Map<string, ReservedSpare>();
  for (const { place, part, quantity } of lines) {
    const key = lineKey({ place, part, quantity });
    sums.set(key, { place, part, quantity: quantity + (sums.get(key)?.quantity ?? 0) });
  }
  return [...sums.values()];
}

function lineKey({ place, part }: ReservedSpare): string {
  return `${place}\n${part}`;
}
