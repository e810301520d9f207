import { Badge, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { administrationTexts, mailboxTexts } from '../../texts/web/administration';
import type { Schemas } from '../api/client';
import { FactList } from '../kit/fact-list';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import classes from './administration.module.css';
import { useDesk, useDeskZone } from './desk';
import { administered } from './queries';

/** Out of which mailboxes letters come, and whether they can be read. */
export function MailboxesPage(): ReactNode {
  const say = useTexts(administrationTexts);
  const mailbox = useTexts(mailboxTexts);
  const { desk } = useDesk();
  const found = useQuery(administered.mailboxes(desk));
  return (
    <Page title={say('mailboxes')}>
      <Stack gap="md">
        <Text c="dimmed">{mailbox('hint')}</Text>
        {found.isPending ? (
          <Loading />
        ) : found.data === undefined ? (
          <Failed problem={found.error} onRetry={() => void found.refetch()} />
        ) : found.data.items.length === 0 ? (
          <Empty title={mailbox('empty')} hint={mailbox('emptyHint')} />
        ) : (
          <ul className={classes['lines']} aria-label={say('mailboxes')}>
            {found.data.items.map((box) => (
              <MailboxLine key={`${box.address} ${box.folder}`} box={box} desk={desk} />
            ))}
          </ul>
        )}
      </Stack>
    </Page>
  );
}

function MailboxLine({ box, desk }: { box: Schemas['Mailbox']; desk: string }): ReactNode {
  const say = useTexts(mailboxTexts);
  const zone = useDeskZone(desk);
  const [color, state] =
    box.fault !== null
      ? (['red', 'broken'] as const)
      : box.seenAt === null
        ? (['gray', 'notYet'] as const)
        : (['teal', 'works'] as const);
  return (
    <li className={classes['line']}>
      <div className={classes['who']}>
        <Text fw={600} component="div">
          {box.address}
        </Text>
        <Badge color={color}>{say(state)}</Badge>
      </div>
      <div className={classes['what']}>
        <FactList
          facts={[
            [say('folder'), box.folder],
            [say('seen'), box.seenAt === null ? null : <When at={box.seenAt} zone={zone} />],
            [say('fault'), box.fault === null ? null : <bdi>{box.fault}</bdi>],
            [say('since'), box.faultSince === null ? null : <When at={box.faultSince} zone={zone} />],
          ]}
        />
      </div>
    </li>
  );
}
