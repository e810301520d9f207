/**
 * The free works of one client in one calendar month of the desk's zone (IN-3): reserved when they are accepted, spent when they are
 * done, released when nothing comes of them. A work counts in the month in which it is done: what was accepted in one month and is not
 * done stands in the next one as reserved there. What a month has left is gone with it.
 */
export interface QuotaMonth {
  /** `2027-02`. */
  readonly month: string;
  /** Null: any number. */
  readonly allowed: number | null;
  readonly reserved: number;
  readonly spent: number;
}

export type QuotaMove = 'reserve' | 'spend' | 'release';

/** How many are left; null: any number. */
export function leftOf({ allowed, reserved, spent }: QuotaMonth): number | null {
  return allowed === null ? null : Math.max(0, allowed - reserved - spent);
}

/** The same month under a plan: what was accepted or done already stays free, whatever the plan now says. @param plan null: any number */
export function underPlan(quota: QuotaMonth, plan: number | null): QuotaMonth {
  return { ...quota, allowed: plan === null ? null : Math.max(plan, quota.reserved + quota.spent) };
}

/** How a month begins. @param carried works that were accepted before and are not done */
export function newMonth(month: string, plan: number | null, carried: number): QuotaMonth {
  return underPlan({ month, allowed: plan, reserved: carried, spent: 0 }, plan);
}

/** What a move makes of a month; undefined where it cannot be. */
export function moved(quota: QuotaMonth, move: QuotaMove): QuotaMonth | undefined {
  const { reserved, spent } = quota;
  switch (move) {
    case 'reserve':
      return leftOf(quota) === 0 ? undefined : { ...quota, reserved: reserved + 1 };
    case 'spend':
      return reserved === 0 ? undefined : { ...quota, reserved: reserved - 1, spent: spent + 1 };
    case 'release':
      return reserved === 0 ? undefined : { ...quota, reserved: reserved - 1 };
    default: {
      const never: never = move;
      return never;
    }
  }
}
