import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { workTexts } from '../../texts/web/works';
import type { Schemas } from '../api/client';
import { LinkTo } from '../kit/link';
import { useLanguage, useTexts } from '../language/language';
import { monthText } from '../time/month-text';
import { workQueries } from './work-queries';

type Ticket = Schemas['Ticket'];

/** What a ticket has of works that are counted, and what its company has left; for a ticket on which some are. */
export function WorksCard({ ticket, works }: { ticket: Ticket; works: NonNullable<Ticket['works']> }): ReactNode {
  const say = useTexts(workTexts);
  const { tid, desk, company } = ticket;
  const { data: account } = useQuery(workQueries.besideTicket(tid, desk, company.id));
  return (
    <Stack gap={4}>
      {account === undefined ? null : <Left account={account} />}
      {works.items.length > 0 && (
        <ul style={{ margin: 0, paddingInlineStart: '1.2em' }} aria-label={works.title}>
          {works.items.map(({ id, state, minutes, price }) => (
            <Text component="li" size="sm" key={id}>
              {say(state, { minutes })}, {price === null ? say('free') : say('paid', { price: price.text })}
            </Text>
          ))}
        </ul>
      )}
      <LinkTo to="/account/$company" params={{ company: company.id }} search={{ desk }} size="sm">
        {say('account')}
      </LinkTo>
    </Stack>
  );
}

/** "2 of 4 left: February 2027", and what is free on the account. */
function Left({ account: { quota, plan, balance } }: { account: Schemas['ClientAccount'] }): ReactNode {
  const say = useTexts(workTexts);
  const language = useLanguage();
  const { left = null, allowed = null } = quota ?? {};
  return (
    <>
      {quota !== null && plan !== null && (
        <>
          <Text size="sm" fw={600}>
            {left === null || allowed === null
              ? say('anyNumber', { month: monthText(quota.month, language) })
              : say('leftOf', { left, allowed, month: monthText(quota.month, language) })}
          </Text>
          <Text size="xs" c="dimmed">
            {plan.title}. {say('upTo', { minutes: quota.minutes })}
          </Text>
        </>
      )}
      {balance !== null && (
        <Text size="sm">
          {say('balance')}: {balance.text}
        </Text>
      )}
    </>
  );
}
