import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnnouncementLine } from './announcement-queries';

const colours: Readonly<Record<AnnouncementLine['stage'], string>> = {
  draft: 'gray',
  agreeing: 'yellow',
  scheduled: 'blue',
  sent: 'teal',
  over: 'gray',
  cancelled: 'gray',
};

/** Words of a state are read whole, also where a phone has no room for them on one line. */
const whole = {
  root: { maxWidth: 'none', height: 'auto' },
  label: { overflow: 'visible', whiteSpace: 'normal', overflowWrap: 'normal' },
} as const;

/** How far an announcement is. */
export function StageBadge({
  announcement: { stage, stageText },
}: {
  announcement: Pick<AnnouncementLine, 'stage' | 'stageText'>;
}): ReactNode {
  return (
    <Badge
      color={colours[stage]}
      variant={stage === 'cancelled' || stage === 'over' ? 'outline' : 'light'}
      styles={whole}
    >
      {stageText}
    </Badge>
  );
}
