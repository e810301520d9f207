import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { webhookTexts } from '../../texts/web/webhooks';
import { webhookEventTexts, webhookFaultTexts } from '../../texts/webhooks';
import { api, ask, type Schemas } from '../api/client';
import { Dialog } from '../kit/dialog';
import { LinkTo } from '../kit/link';
import { Page } from '../kit/page';
import { ProblemNote } from '../kit/problem-note';
import { Empty, Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import classes from './administration.module.css';
import { useDesk, useDeskZone } from './desk';
import { Paged } from './paged';
import { Part } from './part';
import { administered } from './queries';
import { useAct } from './use-act';
import { Secret } from './webhook-form';
import { WebhookState } from './webhooks-page';

/** One endpoint: how it stands, its acts, and what was sent there. */
export function WebhookPage(): ReactNode {
  const say = useTexts(webhookTexts);
  const event = useTexts(webhookEventTexts);
  const { desk, keep } = useDesk();
  const { webhook } = useParams({ from: '/signed-in/administration/webhooks/$webhook' });
  const zone = useDeskZone(desk);
  const { data: line, error, refetch } = useQuery(administered.webhook(desk, webhook));
  const found = useInfiniteQuery(administered.deliveries(desk, webhook));
  if (line === undefined)
    return error === null ? <Loading /> : <Failed problem={error} onRetry={() => void refetch()} />;
  return (
    <Page title={new URL(line.url).host}>
      <Stack gap="md">
        <LinkTo to="/administration/webhooks" search={keep} size="sm">
          {say('back')}
        </LinkTo>
        <Text style={{ overflowWrap: 'anywhere' }}>
          <bdi>{line.url}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          {line.events.map((each) => event(each)).join(' · ')}
        </Text>
        <Group gap="sm">
          <WebhookState line={line} desk={desk} />
        </Group>
        {line.previousUntil !== null && Date.parse(line.previousUntil) > Date.now() && (
          <Text size="sm">
            {say('both')} <When at={line.previousUntil} zone={zone} />
          </Text>
        )}
        {line.endedAt === null && <Acts line={line} desk={desk} />}
        <Part title={say('messages')}>
          <Paged
            found={found}
            label={say('messages')}
            empty={<Empty title={say('noMessages')} hint={say('noMessagesHint')} />}
          >
            {(delivery) => <DeliveryLine key={delivery.id} delivery={delivery} line={line} desk={desk} />}
          </Paged>
        </Part>
      </Stack>
    </Page>
  );
}

interface Of {
  readonly line: Schemas['Webhook'];
  readonly desk: string;
}

function Acts({ line, desk }: Of): ReactNode {
  const say = useTexts(webhookTexts);
  const at = { path: { webhook: line.id }, query: { desk } };
  const test = useAct(`webhook test ${line.id}`, (_: null, key) =>
    ask(api.POST('/api/v1/webhooks/{webhook}/test', { params: { ...at, header: { 'Idempotency-Key': key } } })),
  );
  const change = useAct(`webhook ${line.id}`, (body: Schemas['WebhookChange']) =>
    ask(api.PATCH('/api/v1/webhooks/{webhook}', { params: at, body })),
  );
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Button size="xs" loading={test.isPending} onClick={() => test.mutate(null)}>
          {say('test')}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate({ paused: line.paused === null })}
        >
          {say(line.paused === null ? 'pause' : 'resume')}
        </Button>
        <Renew line={line} desk={desk} />
        <End line={line} desk={desk} />
      </Group>
      <Text role="status" size="sm">
        {test.isSuccess ? say('tested') : ''}
      </Text>
      <ProblemNote problem={test.error ?? change.error} />
    </Stack>
  );
}

function Renew({ line, desk }: Of): ReactNode {
  const say = useTexts(webhookTexts);
  const shell = useTexts(shellTexts);
  const [isOpen, { open, close }] = useDisclosure(false);
  const renew = useAct(`webhook secret ${line.id}`, (_: null) =>
    ask(api.POST('/api/v1/webhooks/{webhook}/secret', { params: { path: { webhook: line.id }, query: { desk } } })),
  );
  const end = (): void => {
    close();
    renew.reset();
  };
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {say('renew')}
      </Button>
      <Dialog title={say('renew')} isOpen={isOpen} onClose={end}>
        {renew.data !== undefined ? (
          <Secret secret={renew.data.secret} onDone={end} />
        ) : (
          <Stack gap="md">
            <Text size="sm">{say('renewHint')}</Text>
            <ProblemNote problem={renew.error} />
            <Group justify="end">
              <Button variant="default" onClick={end}>
                {shell('cancel')}
              </Button>
              <Button loading={renew.isPending} onClick={() => renew.mutate(null)}>
                {say('renew')}
              </Button>
            </Group>
          </Stack>
        )}
      </Dialog>
    </>
  );
}

function End({ line, desk }: Of): ReactNode {
  const say = useTexts(webhookTexts);
  const shell = useTexts(shellTexts);
  const [isOpen, { open, close }] = useDisclosure(false);
  const end = useAct(`webhook end ${line.id}`, (_: null) =>
    ask(api.DELETE('/api/v1/webhooks/{webhook}', { params: { path: { webhook: line.id }, query: { desk } } })),
  );
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {say('end')}
      </Button>
      <Dialog title={say('endTitle')} isOpen={isOpen} onClose={close}>
        <Stack gap="md">
          <Text size="sm">{say('endHint')}</Text>
          <ProblemNote problem={end.error} />
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {shell('cancel')}
            </Button>
            <Button color="red" loading={end.isPending} onClick={() => end.mutate(null, { onSuccess: close })}>
              {say('end')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}

const colors = { waiting: 'blue', delivered: 'green', 'set-aside': 'red', dropped: 'gray' } as const;

function DeliveryLine({ delivery, line, desk }: Of & { readonly delivery: Schemas['WebhookDelivery'] }): ReactNode {
  const say = useTexts(webhookTexts);
  const event = useTexts(webhookEventTexts);
  const fault = useTexts(webhookFaultTexts);
  const zone = useDeskZone(desk);
  const again = useAct(`webhook message ${delivery.id}`, (_: null) =>
    ask(
      api.POST('/api/v1/webhooks/{webhook}/deliveries/{delivery}/again', {
        params: { path: { webhook: line.id, delivery: delivery.id }, query: { desk } },
      }),
    ),
  );
  const { ticket, status, attempts, nextTry } = delivery;
  const what = ticket === null ? event(delivery.type) : `${ticket.number}: ${event(delivery.type)}`;
  return (
    <li className={classes['line']}>
      <div className={classes['who']}>
        <Text size="sm" fw={600} component="div">
          {ticket === null ? (
            event(delivery.type)
          ) : (
            <>
              <LinkTo to="/tickets/$ticket" params={{ ticket: ticket.id }}>
                {ticket.number}
              </LinkTo>
              {`: ${event(delivery.type)}`}
            </>
          )}
        </Text>
        <Text size="sm" c="dimmed" component="div">
          <When at={delivery.at} zone={zone} />
        </Text>
      </div>
      <div className={classes['what']}>
        <Badge color={colors[delivery.state]} variant="light" className={classes['badge'] ?? ''}>
          {say(delivery.state)}
        </Badge>
        <Text size="sm" component="div">
          {attempts > 0 && say('tries', { count: String(attempts) })}
          {status !== null && ` · HTTP ${status}`}
          {delivery.fault !== null && ` · ${fault(delivery.fault)}`}
          {attempts > 0 && nextTry !== null && (
            <>
              {` · ${say('nextTry')}: `}
              <When at={nextTry} zone={zone} />
            </>
          )}
        </Text>
      </div>
      {line.endedAt === null && (
        <div className={classes['state']}>
          <Button
            size="xs"
            variant="default"
            loading={again.isPending}
            aria-label={say('againOf', { what })}
            onClick={() => again.mutate(null)}
          >
            {say('again')}
          </Button>
        </div>
      )}
      <ProblemNote problem={again.error} />
    </li>
  );
}
