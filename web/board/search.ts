import { isDate } from './days';

/** What the side shows beside visits to plan. */
export const sideViews = [
  'to-plan',
  'at-risk',
  'overdue',
  'waiting-decision',
  'waiting-readiness',
  'waiting-parts',
  'waiting-spares',
  'no-show',
  'without-act',
  'step-overdue',
] as const;
export type SideView = (typeof sideViews)[number];

/** What stands in the address of the board. */
export interface BoardSearch {
  /** Any date of the week. */
  readonly week?: string;
  readonly desk?: string;
  readonly view?: SideView;
}

/** Keeps what the board can be asked for; whether there is such a desk, the API says. */
export function boardSearch({ week, desk, view }: Record<string, unknown>): BoardSearch {
  const known = sideViews.find((it) => it === view);
  return {
    ...(typeof week === 'string' && isDate(week) ? { week } : {}),
    ...(typeof desk === 'string' && desk !== '' ? { desk } : {}),
    ...(known === undefined ? {} : { view: known }),
  };
}
