import { Paper, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './acts.module.css';

/** Something that waits for the reader's answer. @param tone `calm`: it may be answered, and need not be */
export function Turn({
  title,
  tone = 'due',
  children,
}: {
  title: string;
  tone?: 'due' | 'calm';
  children: ReactNode;
}): ReactNode {
  return (
    <Paper
      component="section"
      aria-label={title}
      className={classes['panel']}
      data-tone={tone}
      withBorder
      radius="md"
      p="md"
    >
      <Stack gap="sm">
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}
