import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { administrationTexts, setAsideTexts } from '../../texts/web/administration';
import { api, ask, type Schemas } from '../api/client';
import { LinkTo } from '../kit/link';
import { Page } from '../kit/page';
import { ProblemNote } from '../kit/problem-note';
import { Empty } from '../kit/states';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import classes from './administration.module.css';
import { useDesk, useDeskZone } from './desk';
import { Paged } from './paged';
import { administered } from './queries';
import { useAct } from './use-act';

type Outcome = Schemas['TakenUpAgain']['outcome'];

/** What could not be decided for a fault of ours, and the one act by which it is decided again. */
export function SetAsidePage(): ReactNode {
  const say = useTexts(administrationTexts);
  const aside = useTexts(setAsideTexts);
  const { desk } = useDesk();
  const [came, setCame] = useState<string | null>(null);
  const found = useInfiniteQuery(administered.setAside(desk));
  const tell = ({ number }: Schemas['SetAside'], outcome: Outcome): void =>
    setCame(`${number}: ${aside(outcome ?? 'waits')}`);
  return (
    <Page title={say('setAside')}>
      <Stack gap="md">
        <Text c="dimmed">{aside('hint')}</Text>
        <Text role="status">{came ?? ''}</Text>
        <Paged found={found} label={say('setAside')} empty={<Empty title={aside('empty')} hint={aside('emptyHint')} />}>
          {(item) => <AsideLine key={item.id} item={item} desk={desk} onDecided={(outcome) => tell(item, outcome)} />}
        </Paged>
      </Stack>
    </Page>
  );
}

function AsideLine({
  item,
  desk,
  onDecided,
}: {
  item: Schemas['SetAside'];
  desk: string;
  onDecided: (outcome: Outcome) => void;
}): ReactNode {
  const say = useTexts(setAsideTexts);
  const zone = useDeskZone(desk);
  const again = useAct(`set aside ${item.id}`, (_: null, key) =>
    ask(
      api.POST('/api/v1/set-aside/{id}/again', {
        params: { path: { id: item.id }, header: { 'Idempotency-Key': key } },
      }),
    ),
  );
  const ticket = item.links.ticket?.split('/').at(-1);
  return (
    <li className={classes['line']}>
      <div className={classes['who']} style={{ flexBasis: '100%' }}>
        <Text size="sm">{item.text}</Text>
        <Text size="sm" c="dimmed">
          <When at={item.at} zone={zone} />
        </Text>
      </div>
      <Group gap="sm">
        <Button
          size="xs"
          loading={again.isPending}
          onClick={() => again.mutate(null, { onSuccess: (done) => onDecided(done.outcome) })}
        >
          {say('again')}
        </Button>
        {ticket !== undefined && (
          <LinkTo to="/tickets/$ticket" params={{ ticket }} size="sm">
            {say('toTicket')}
          </LinkTo>
        )}
      </Group>
      <ProblemNote problem={again.error} />
    </li>
  );
}
