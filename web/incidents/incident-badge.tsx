import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { IncidentLine } from './incident-queries';

const colours: Readonly<Record<IncidentLine['stage'], string>> = {
  open: 'red',
  restored: 'yellow',
  analysed: 'teal',
  withdrawn: 'gray',
};

/** Words of a state are read whole, also where a phone has no room for them on one line. */
const whole = {
  root: { maxWidth: 'none', height: 'auto' },
  label: { overflow: 'visible', whiteSpace: 'normal', overflowWrap: 'normal' },
} as const;

/** How far an incident is. */
export function IncidentBadge({ incident: { stage, stageText } }: { incident: IncidentLine }): ReactNode {
  return (
    <Badge color={colours[stage]} variant={stage === 'withdrawn' ? 'outline' : 'light'} styles={whole}>
      {stageText}
    </Badge>
  );
}
