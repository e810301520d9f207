import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DraftLine, Stage } from './changes-queries';

const colours: Readonly<Record<Stage, string>> = {
  draft: 'gray',
  rehearsing: 'blue',
  waiting: 'yellow',
  moving: 'blue',
  done: 'teal',
  withdrawn: 'gray',
};

/** Words of a state are read whole, also where a phone has no room for them on one line. */
const whole = {
  root: { maxWidth: 'none', height: 'auto' },
  label: { overflow: 'visible', whiteSpace: 'normal', overflowWrap: 'normal' },
} as const;

/** How far a change is. */
export function StageBadge({ change: { stage, stageText } }: { change: DraftLine }): ReactNode {
  return (
    <Badge color={colours[stage]} variant={stage === 'withdrawn' ? 'outline' : 'light'} styles={whole}>
      {stageText}
    </Badge>
  );
}
