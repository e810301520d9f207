import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { moneyText } from '../../texts/money';
import { workTexts } from '../../texts/web/works';
import { Paged } from './paged';
import { Part } from './part';
import type { Schemas } from '../api/client';
import { Dialog } from '../kit/dialog';
import { FactList } from '../kit/fact-list';
import { Icon } from '../kit/icon';
import { LinkTo } from '../kit/link';
import { Empty, Failed, Loading } from '../kit/states';
import { useLanguage, useTexts } from '../language/language';
import { When } from '../time/when';
import { monthText } from '../time/month-text';
import { TopUp } from './top-up';
import { workQueries } from '../works/work-queries';

interface Of {
  readonly desk: string;
  readonly client: string;
}

/** A company's plan and month, its balance, and what moved either; nothing at a desk that counts nothing. */
export function AccountParts({ desk, client }: Of): ReactNode {
  const say = useTexts(workTexts);
  const found = useQuery(workQueries.account(desk, client));
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const account = found.data;
  if (account.title === null)
    return (
      <Text size="sm" c="dimmed">
        {say('nothing')}
      </Text>
    );
  return (
    <Stack gap="md">
      <Now account={account} title={account.title} />
      {account.balance !== null && <Entries desk={desk} client={client} currency={account.balance.currency} />}
      {account.plan !== null && <Months desk={desk} client={client} />}
    </Stack>
  );
}

function Now({ account, title }: { account: Schemas['ClientAccount']; title: string }): ReactNode {
  const say = useTexts(workTexts);
  const language = useLanguage();
  const [isPaying, { open, close }] = useDisclosure(false);
  const { plan, quota, balance, mayTopUp, desk, client } = account;
  const aside = mayTopUp ? (
    <Button variant="default" size="xs" leftSection={<Icon name="plus" size={14} />} onClick={open}>
      {say('topUp')}
    </Button>
  ) : undefined;
  return (
    <Part title={title} aside={aside}>
      <FactList
        facts={[
          [say('plan'), plan?.title],
          [say('month'), quota && monthText(quota.month, language)],
          [say('left'), quota && (quota.left ?? say('unlimited'))],
          [say('spent'), quota?.spent],
          [say('reserved'), quota?.reserved],
          [say('until'), quota && <When at={quota.until} />],
          [say('balance'), balance?.text],
          [say('held'), balance && moneyText(balance.held, balance.currency, language)],
        ]}
      />
      {quota !== null && (
        <Text size="sm" c="dimmed">
          {quota.allowed === 0 ? say('none') : say('upTo', { minutes: quota.minutes })}
        </Text>
      )}
      {balance !== null && mayTopUp && (
        <Dialog title={say('topUp')} isOpen={isPaying} onClose={close}>
          <TopUp desk={desk} client={client} currency={balance.currency} onDone={close} />
        </Dialog>
      )}
    </Part>
  );
}

function Entries({ desk, client, currency }: Of & { readonly currency: string }): ReactNode {
  const say = useTexts(workTexts);
  const language = useLanguage();
  const found = useInfiniteQuery(workQueries.entries(desk, client));
  return (
    <Part title={say('entries')}>
      <Paged
        found={found}
        label={say('entries')}
        empty={<Empty title={say('noEntries')} hint={say('noEntriesHint')} />}
      >
        {({ id, text, amount, at, ticket, reason, by }) => (
          <li key={id}>
            <Group justify="space-between" gap="xs">
              <Text size="sm">
                {text}
                {ticket !== null && (
                  <>
                    {' '}
                    <LinkTo to="/tickets/$ticket" params={{ ticket }} size="sm">
                      {ticket}
                    </LinkTo>
                  </>
                )}
              </Text>
              <Text size="sm" fw={600}>
                {moneyText(amount, currency, language)}
              </Text>
            </Group>
            <Text size="xs" c="dimmed">
              <When at={at} />
              {[reason, by?.name].map((each) => (each === null || each === undefined ? '' : ` · ${each}`)).join('')}
            </Text>
          </li>
        )}
      </Paged>
    </Part>
  );
}

function Months({ desk, client }: Of): ReactNode {
  const say = useTexts(workTexts);
  const language = useLanguage();
  const found = useInfiniteQuery(workQueries.months(desk, client));
  return (
    <Part title={say('months')}>
      <Paged found={found} label={say('months')} empty={<Empty title={say('noMonths')} hint={say('noMonthsHint')} />}>
        {({ id, month, spent, reserved, allowed, works }) => (
          <li key={id}>
            <Text size="sm" fw={600}>
              {monthText(month, language)}
            </Text>
            <Text size="sm">{say('monthLine', { spent, reserved, allowed: allowed ?? say('unlimited') })}</Text>
            {works.length > 0 && (
              <Group gap="xs">
                {works.map(({ ticket }, index) => (
                  <LinkTo key={`${ticket} ${index}`} to="/tickets/$ticket" params={{ ticket }} size="xs">
                    {ticket}
                  </LinkTo>
                ))}
              </Group>
            )}
          </li>
        )}
      </Paged>
    </Part>
  );
}
