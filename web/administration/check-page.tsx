import { Alert, Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fill } from '../../texts/language';
import { administrationTexts } from '../../texts/web/administration';
import { checkTexts } from '../../texts/web/standing-check';
import { api, ask, type Schemas } from '../api/client';
import { FactList } from '../kit/fact-list';
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

/** What nobody would see otherwise: what the standing check of the desk has found, and what to do about it. */
export function CheckPage(): ReactNode {
  const say = useTexts(administrationTexts);
  const check = useTexts(checkTexts);
  const { desk } = useDesk();
  const found = useInfiniteQuery(administered.check(desk));
  const standing = found.data?.pages[0]?.check ?? null;
  const hint = check(standing?.last == null ? 'notYetHint' : 'emptyHint');
  return (
    <Page title={say('check')}>
      <Stack gap="md">
        <Text c="dimmed">{check('hint')}</Text>
        {standing !== null && <Passes standing={standing} desk={desk} />}
        <Paged
          found={found}
          label={say('check')}
          empty={<Empty title={check(standing?.last == null ? 'never' : 'empty')} hint={hint} />}
        >
          {(finding) => <FindingLine key={finding.id} finding={finding} desk={desk} />}
        </Paged>
      </Stack>
    </Page>
  );
}

function Passes({ standing, desk }: { standing: Schemas['StandingCheck']; desk: string }): ReactNode {
  const say = useTexts(checkTexts);
  const zone = useDeskZone(desk);
  const isPassing = standing.stage === 'passing';
  const pass = useAct(`check ${desk}`, (_: null, key) =>
    ask(api.POST('/api/v1/checks/{desk}/pass', { params: { path: { desk }, header: { 'Idempotency-Key': key } } })),
  );
  const { last, next, lateSince } = standing;
  const counts = last && fill(say('lastCounts'), { asked: last.asked, found: last.found });
  return (
    <>
      {lateSince !== null && (
        <Alert color="red" variant="light" title={say('late')} role="alert">
          {say('lateHint')} <When at={lateSince} zone={zone} />
        </Alert>
      )}
      <FactList
        facts={[
          [
            say('last'),
            last === null ? say('never') : <LastPass at={last.endedAt} zone={zone} counts={counts ?? ''} />,
          ],
          [say('next'), next === null ? null : <When at={next} zone={zone} />],
        ]}
      />
      <Group gap="sm" role="status">
        {isPassing ? (
          <Badge color="blue">{say('passing')}</Badge>
        ) : (
          <Button size="xs" loading={pass.isPending} onClick={() => pass.mutate(null)}>
            {say('now')}
          </Button>
        )}
      </Group>
      <ProblemNote problem={pass.error} />
    </>
  );
}

function LastPass({ at, zone, counts }: { at: string; zone: string | undefined; counts: string }): ReactNode {
  return (
    <>
      <When at={at} zone={zone} /> ({counts})
    </>
  );
}

function FindingLine({ finding, desk }: { finding: Schemas['Finding']; desk: string }): ReactNode {
  const say = useTexts(checkTexts);
  const zone = useDeskZone(desk);
  const ticket = finding.links.ticket?.split('/').at(-1);
  return (
    <li className={classes['line']}>
      <div className={classes['who']} style={{ flexBasis: '100%' }}>
        <Text fw={600} component="div">
          <bdi>{finding.name}</bdi> <Badge color="red">{finding.what}</Badge>
        </Text>
        <Text size="sm" c="dimmed" component="div">
          {finding.detail !== null && <bdi>{finding.detail} · </bdi>}
          <When at={finding.since} zone={zone} />
        </Text>
      </div>
      <Text size="sm">
        {say('act')}: {finding.act}
      </Text>
      <Group gap="sm">
        {ticket !== undefined && (
          <LinkTo to="/tickets/$ticket" params={{ ticket }} size="sm">
            {say('toTicket')}
          </LinkTo>
        )}
        {finding.links.engine !== null && (
          <Anchor href={finding.links.engine} target="_blank" rel="noreferrer" size="sm">
            {say('toEngine')}
          </Anchor>
        )}
      </Group>
    </li>
  );
}
