import type { ReactNode } from 'react';
import type { Owner } from '../../domain/regulation/types';
import { timeTexts } from '../../texts/web/whose-time';
import { sideTexts, sideTextsToClient } from '../../texts/whose-time';
import { useSpanText } from '../deadlines/span-text';
import { useLanguage, useTexts } from '../language/language';
import classes from './side-bar.module.css';

/** Ours first: what a desk can change. */
export const sides = ['us', 'client', 'supplier', 'nature'] as const satisfies readonly Owner[];

/** Working seconds of each side. */
export type Sides = Readonly<Record<Owner, number>>;

/** Who reads: people of the desk say `us` of what to a client is the support. */
export type Reader = 'desk' | 'client';

const named = { desk: sideTexts, client: sideTextsToClient } as const;

export function secondsIn(line: Sides): number {
  return sides.reduce((sum, side) => sum + line[side], 0);
}

/** Whose time it was, to be seen at a glance: what the words beside it say. @param most seconds of a whole width; default: its own */
export function SideBar({ line, most = secondsIn(line) }: { line: Sides; most?: number }): ReactNode {
  return (
    <span className={classes['bar']} aria-hidden>
      {sides.flatMap((side) =>
        line[side] === 0
          ? []
          : [<span key={side} data-side={side} style={{ width: `${(100 * line[side]) / Math.max(1, most)}%` }} />],
      )}
    </span>
  );
}

/** The same in words. */
export function SideLegend({ line, reader = 'desk' }: { line: Sides; reader?: Reader }): ReactNode {
  const say = useTexts(timeTexts);
  const language = useLanguage();
  const spanText = useSpanText();
  const all = Math.max(1, secondsIn(line));
  return (
    <ul className={classes['legend']}>
      {sides
        .filter((side) => line[side] > 0)
        .map((side) => (
          <li key={side} data-side={side}>
            {say('share', {
              side: named[reader][side][language],
              time: spanText(line[side]),
              percent: Math.round((100 * line[side]) / all),
            })}
          </li>
        ))}
    </ul>
  );
}

/** The name of a side, with its colour. */
export function SideName({ side, reader = 'desk' }: { side: Owner; reader?: Reader }): ReactNode {
  const language = useLanguage();
  return (
    <span className={classes['side']} data-side={side}>
      {named[reader][side][language]}
    </span>
  );
}
