import { Badge, Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { administrationTexts } from '../../texts/web/administration';
import { webhookTexts } from '../../texts/web/webhooks';
import { webhookEventTexts } from '../../texts/webhooks';
import type { Schemas } from '../api/client';
import { Dialog } from '../kit/dialog';
import { Icon } from '../kit/icon';
import { LinkTo } from '../kit/link';
import { Page } from '../kit/page';
import { Empty } from '../kit/states';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import classes from './administration.module.css';
import { useDesk, useDeskZone } from './desk';
import { Paged } from './paged';
import { administered } from './queries';
import { AddWebhook } from './webhook-form';

/** Endpoints of other programs: to where, of what, and whether it works. */
export function WebhooksPage(): ReactNode {
  const say = useTexts(administrationTexts);
  const hook = useTexts(webhookTexts);
  const { desk } = useDesk();
  const [isAdding, adding] = useDisclosure(false);
  const found = useInfiniteQuery(administered.webhooks(desk));
  const add = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={adding.open}>
      {hook('add')}
    </Button>
  );
  return (
    <Page title={say('webhooks')} aside={add}>
      <Stack gap="md">
        <Text c="dimmed">{hook('hint')}</Text>
        <Paged found={found} label={say('webhooks')} empty={<Empty title={hook('empty')} hint={hook('emptyHint')} />}>
          {(line) => <WebhookLine key={line.id} line={line} desk={desk} />}
        </Paged>
      </Stack>
      <Dialog title={hook('add')} isOpen={isAdding} onClose={adding.close}>
        <AddWebhook desk={desk} onDone={adding.close} />
      </Dialog>
    </Page>
  );
}

function WebhookLine({ line, desk }: { line: Schemas['Webhook']; desk: string }): ReactNode {
  const event = useTexts(webhookEventTexts);
  const { keep } = useDesk();
  return (
    <li className={classes['line']} data-left={line.endedAt !== null || undefined}>
      <div className={classes['who']}>
        <LinkTo to="/administration/webhooks/$webhook" params={{ webhook: line.id }} search={keep} fw={600}>
          <bdi>{line.url}</bdi>
        </LinkTo>
      </div>
      <div className={classes['what']}>
        <Text size="sm" component="div">
          {line.events.map((each) => event(each)).join(' · ')}
        </Text>
      </div>
      <div className={classes['state']}>
        <WebhookState line={line} desk={desk} />
      </div>
    </li>
  );
}

/** How an endpoint stands: by words, with the instant since when. */
export function WebhookState({ line, desk }: { line: Schemas['Webhook']; desk: string }): ReactNode {
  const say = useTexts(webhookTexts);
  const zone = useDeskZone(desk);
  const { endedAt, paused, failingSince } = line;
  if (endedAt === null && paused === null && failingSince === null)
    return (
      <Badge color="green" variant="light" className={classes['badge'] ?? ''}>
        {say('works')}
      </Badge>
    );
  const since = endedAt ?? paused?.since ?? failingSince ?? '';
  const [word, color] =
    endedAt !== null
      ? (['ended', 'gray'] as const)
      : paused !== null
        ? (['paused', 'red'] as const)
        : (['failing', 'orange'] as const);
  return (
    <>
      <Badge color={color} variant="light" className={classes['badge'] ?? ''}>
        {say(word)}
      </Badge>
      <Text size="sm" component="div">
        <When at={since} zone={zone} />
        {endedAt === null && paused !== null && ` · ${say(`because ${paused.because}`)}`}
      </Text>
    </>
  );
}
