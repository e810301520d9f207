import { Alert, List } from '@mantine/core';
import type { ReactNode } from 'react';

/** What stands in the way, each with what is wrong. */
export function Misfit({ title, faults }: { title: string; faults: readonly string[] }): ReactNode {
  return (
    <Alert color="yellow" variant="light" title={title}>
      <List size="sm">
        {faults.map((fault) => (
          <List.Item key={fault}>{fault}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
