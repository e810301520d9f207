import { Paper, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part of what stands beside the conversation. */
export function Aside({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <Paper component="section" aria-label={title} withBorder radius="md" p="md">
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      {children}
    </Paper>
  );
}
