import { Tooltip } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';

/** An instant by the reader's clocks, with what the desk's show on hover, focus and touch. */
export function DeskTime({
  at,
  own,
  label,
  style,
}: {
  at: string;
  own: string;
  label: string;
  style: CSSProperties;
}): ReactNode {
  return (
    <Tooltip label={label} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={at} tabIndex={0} style={{ ...style, textDecoration: 'underline dotted' }}>
        {own}
      </time>
    </Tooltip>
  );
}
