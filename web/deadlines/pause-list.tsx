import { List, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { textOf } from '../../texts/language';
import { accountTexts, ownerTexts } from '../../texts/web/tickets';
import { useLanguage, useTexts } from '../language/language';
import { When } from '../time/when';
import type { Account } from './account';

/** When the count stood, why, and whose time that was. */
export function PauseList({
  account: {
    clock: { pauses },
  },
  zone,
}: {
  account: Account;
  zone: string | undefined;
}): ReactNode {
  const say = useTexts(accountTexts);
  const language = useLanguage();
  if (pauses.length === 0) return null;
  return (
    <Stack component="section" gap={4} aria-label={say('pauses')}>
      <Title order={3} size="h5">
        {say('pauses')}
      </Title>
      <List size="sm">
        {pauses.map(({ from, to, text, owner }) => (
          <List.Item key={from}>
            {say('whose', { cause: text, owner: textOf(ownerTexts, owner)[language] })}: <When at={from} zone={zone} />{' '}
            – {to === null ? say('pauseOpen') : <When at={to} zone={zone} />}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
