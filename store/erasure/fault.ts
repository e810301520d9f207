/**
 * An erasure that failed, told by class and code alone: what was thrown may quote the very words that were to go, and whoever catches
 * this writes it to a log.
 */
export class ErasureFailed extends Error {
  constructor(fault: unknown) {
    super(toldOf(fault).join(' '));
    this.name = 'ErasureFailed';
  }
}

function toldOf(fault: unknown): readonly string[] {
  const told: string[] = [];
  for (let each = fault, depth = 0; typeof each === 'object' && each !== null && depth < 5; depth += 1) {
    told.push(each.constructor?.name ?? 'object');
    for (const key of ['code', 'originalCode'] as const) {
      const value: unknown = Reflect.get(each, key);
      // A code has no spaces and is short; anything else that stands there is a text.
      if (typeof value === 'string' && /^[A-Za-z0-9_-]{1,32}$/.test(value)) told.push(value);
    }
    each = Reflect.get(each, 'cause');
  }
  return told;
}
