import { Button, List, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { accountTexts } from '../../texts/web/tickets';
import type { Account } from './account';
import { FactList, type Fact } from '../kit/fact-list';
import { Icon } from '../kit/icon';
import { LinkTo } from '../kit/link';
import { Page } from '../kit/page';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import { DayGrid, Legend } from './day-grid';
import { DayTable } from './day-table';
import { PauseList } from './pause-list';
import { useSpanText } from './span-text';

/** What an account is of: a ticket's deadline or a visit's. */
export interface Bearer {
  /** As people write it. */
  readonly number: string;
  readonly subject: string | undefined;
  /** To whose page it leads back. */
  readonly tid: string;
  readonly zone: string | undefined;
}

/** Why a deadline is when it is: drawn, in words, and on one printed page as evidence. */
export function AccountView({
  account,
  bearer: { number, subject, tid, zone },
}: {
  account: Account;
  bearer: Bearer;
}): ReactNode {
  const say = useTexts(accountTexts);
  return (
    <Page
      size="md"
      title={say('title', { clock: account.clock.title })}
      aside={
        <Button
          className="no-print"
          variant="default"
          leftSection={<Icon name="print" />}
          onClick={() => window.print()}
        >
          {say('print')}
        </Button>
      }
    >
      <Stack gap="lg">
        <LinkTo to="/tickets/$ticket" params={{ ticket: tid }} size="sm" className="no-print">
          {say('back', { tid })}
        </LinkTo>
        <Text size="sm">{subject === undefined ? number : `${number}: ${subject}`}</Text>
        <Summary account={account} zone={zone} />
        <Reasons account={account} />
        {account.days.length === 0 ? (
          <Text size="sm" c="dimmed">
            {say('noDays')}
          </Text>
        ) : (
          <Stack component="section" gap="xs" aria-label={say('days')}>
            <Title order={2} size="h4">
              {say('days')}
            </Title>
            <Legend />
            <DayGrid account={account} />
            <PauseList account={account} zone={zone} />
            <DayTable account={account} />
          </Stack>
        )}
      </Stack>
    </Page>
  );
}

function Summary({ account, zone }: { account: Account; zone: string | undefined }): ReactNode {
  const say = useTexts(accountTexts);
  const spanText = useSpanText();
  const { clock, due, countedSeconds, pausedSeconds, sourceText } = account;
  const facts: readonly Fact[] = [
    [say('due'), due === null ? say('noDue') : <When at={due} zone={zone} length="full" />],
    [say('started'), <When at={clock.startedAt} zone={zone} length="full" />],
    ...(clock.stoppedAt === null
      ? []
      : [[say('stopped'), <When at={clock.stoppedAt} zone={zone} length="full" />] as const]),
    [say('limit'), `${clock.limit.text}. ${sourceText}`],
    ...(countedSeconds > 0 ? [[say('counted'), spanText(countedSeconds)] as const] : []),
    ...(pausedSeconds > 0 ? [[say('paused'), spanText(pausedSeconds)] as const] : []),
  ];
  return <FactList names="minmax(110px, 180px)" gap="6px 12px" facts={facts} />;
}

function Reasons({ account: { lines } }: { account: Account }): ReactNode {
  const say = useTexts(accountTexts);
  if (lines.length === 0) return null;
  return (
    <Stack component="section" gap="xs" aria-label={say('reasons')}>
      <Title order={2} size="h4">
        {say('reasons')}
      </Title>
      <List size="sm" spacing={4}>
        {lines.map(({ kind, text }, index) => (
          <List.Item key={`${kind} ${index}`}>{text}</List.Item>
        ))}
      </List>
    </Stack>
  );
}
