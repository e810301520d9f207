/** The money of a client at a desk, in hundredths of its currency (HT-16): what there is is the sum of the entries. */
export interface Balance {
  readonly amount: number;
  /** Of it, what is set aside for works that were agreed to. Never more than there is. */
  readonly held: number;
}

export const entryKinds = ['top-up', 'hold', 'release', 'charge'] as const;

export type EntryKind = (typeof entryKinds)[number];

export interface Entry {
  readonly kind: EntryKind;
  /** More than nothing, whole. */
  readonly amount: number;
}

export const nothing: Balance = { amount: 0, held: 0 };

/** The most that an account holds: ten thousand million, far from where whole numbers cease to be exact. */
export const mostOnAccount = 1_000_000_000_000;

/** What an entry makes of a balance; undefined where it cannot be. */
export function afterEntry({ amount, held }: Balance, entry: Entry): Balance | undefined {
  if (!Number.isSafeInteger(entry.amount) || entry.amount <= 0) return undefined;
  switch (entry.kind) {
    case 'top-up':
      return entry.amount > roomOn({ amount, held }) ? undefined : { amount: amount + entry.amount, held };
    case 'hold':
      return held + entry.amount > amount ? undefined : { amount, held: held + entry.amount };
    case 'release':
      return entry.amount > held ? undefined : { amount, held: held - entry.amount };
    case 'charge':
      return entry.amount > held ? undefined : { amount: amount - entry.amount, held: held - entry.amount };
    default: {
      const never: never = entry.kind;
      return never;
    }
  }
}

/** What can still be set aside. */
export function freeOf({ amount, held }: Balance): number {
  return amount - held;
}

/** What can still be paid in. */
export function roomOn({ amount }: Balance): number {
  return mostOnAccount - amount;
}

/** How much is lacking for a price; 0: it is covered. */
export function lacking(balance: Balance, price: number): number {
  return Math.max(0, price - freeOf(balance));
}

/** `1500.50` in hundredths. */
export function hundredths(amount: string): number {
  const [whole = '', part = ''] = amount.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0').slice(0, 2));
}

/** Hundredths in decimal text: `1500.50`, and `1500` where nothing follows. */
export function decimalText(amount: number): string {
  const whole = Math.trunc(amount / 100);
  const part = Math.abs(amount % 100);
  return part === 0 ? String(whole) : `${whole}.${String(part).padStart(2, '0')}`;
}
