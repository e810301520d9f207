import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A name and what is known under it. */
export type Fact = readonly [name: string, value: ReactNode];

/**
 * Facts by their names, in two columns; what is not known (null, undefined, an empty text) is left out.
 *
 * @param names how wide the column of names is
 */
export function FactList({
  facts,
  label,
  names = 'minmax(80px, max-content)',
  gap = '4px 12px',
}: {
  facts: readonly Fact[];
  label?: string;
  names?: string;
  gap?: string;
}): ReactNode {
  return (
    <dl aria-label={label} style={{ display: 'grid', gridTemplateColumns: `${names} 1fr`, gap, margin: 0 }}>
      {facts
        .filter(([, value]) => value !== null && value !== '' && value !== undefined)
        .map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            <Text component="dd" size="sm" m={0}>
              {value}
            </Text>
          </div>
        ))}
    </dl>
  );
}
