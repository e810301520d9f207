import { Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { changeTexts } from '../../texts/web/changes';
import { ApiProblem } from '../api/problem';
import { FactList } from '../kit/fact-list';
import { ButtonTo } from '../kit/link';
import { Page } from '../kit/page';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { NothingHere } from '../rules/nothing-here';
import classes from '../rules/rules.module.css';
import { RulesNav } from '../rules/rules-nav';
import { useDeskZone } from '../time/desk-zone';
import { When } from '../time/when';
import { BaseMoved } from './base-moved';
import { ChangeContent } from './change-content';
import { changesQueries, type Draft } from './changes-queries';
import { PublishChange } from './publish-change';
import { Rehearsal } from './rehearsal';
import { StageBadge } from './stage-badge';
import { WithdrawChange } from './withdraw-change';

/** A change of the rules from its draft until everything open counts by it. */
export function ChangePage(): ReactNode {
  const { draft } = useParams({ from: '/signed-in/rules/changes/$draft' });
  const found = useQuery(changesQueries.one(draft));
  if (found.error instanceof ApiProblem && found.error.status === 404) return <NothingHere />;
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  return <Change draft={found.data} />;
}

function Change({ draft }: { draft: Draft }): ReactNode {
  const say = useTexts(changeTexts);
  const zone = useDeskZone(draft.desk);
  const { id, desk, deskTitle, concerns, base, can, published, stage } = draft;
  const isDraft = stage === 'draft' || stage === 'rehearsing';
  const isYear = draft.kind === 'calendar-year';
  return (
    <Page
      title={draft.about.title}
      size="xl"
      aside={
        <Group gap="xs">
          {can['revise'] === 'yes' && (
            <ButtonTo to="/rules/changes/$draft/edit" params={{ draft: id }} variant="default" size="xs">
              {say('edit')}
            </ButtonTo>
          )}
          {published !== null && isYear && (
            <ButtonTo to="/announcements/new" search={{ desk, about: 'hours' }} variant="default" size="xs">
              {say('announceHours')}
            </ButtonTo>
          )}
          {can['withdraw'] === 'yes' && <WithdrawChange draft={draft} />}
        </Group>
      }
    >
      <RulesNav desk={desk} />
      <Stack gap="xl">
        <FactList
          facts={[
            [say('stage'), <StageBadge key="stage" change={draft} />],
            // A calendar is of every desk that counts by it, whoever of them drafts it.
            [say(isYear ? 'draftedAt' : 'desk'), deskTitle],
            [say('concerns'), isYear ? concerns.map(({ title }) => title).join(', ') : null],
            [say('base'), base?.text],
            // `publication/12`: timelines of tickets call it by its number, too.
            [say('number'), draft.number.slice(draft.number.lastIndexOf('/') + 1)],
            [
              say('published'),
              published === null ? null : (
                <span key="published">
                  <bdi>{published.by.name ?? published.by.id}</bdi>, <When at={published.at} zone={zone} />
                  {published.forced && `, ${say('forced')}`}
                </span>
              ),
            ],
            [
              say('inForceFrom'),
              published?.effectiveAt == null ? null : <When key="from" at={published.effectiveAt} zone={zone} />,
            ],
          ]}
        />
        <BaseMoved draft={draft} />
        {draft.batch !== null && <Batch batch={draft.batch} isOver={stage === 'done'} />}
        <ChangeContent draft={draft} />
        {(isDraft || draft.rehearsal !== null) && <Rehearsal draft={draft} />}
        {isDraft && <PublishChange draft={draft} />}
        <History draft={draft} zone={zone} />
      </Stack>
    </Page>
  );
}

function Batch({ batch, isOver }: { batch: NonNullable<Draft['batch']>; isOver: boolean }): ReactNode {
  const say = useTexts(changeTexts);
  const { affected, taken } = batch;
  const share = isOver ? 100 : affected === 0 ? 0 : Math.min(100, (100 * taken) / affected);
  return (
    <section aria-label={say('batch')}>
      <Title order={2} size="h4" mb="xs">
        {say('batch')}
      </Title>
      <Progress value={share} aria-label={say('batch')} mb={4} />
      <Text size="sm" role="status">
        {affected === 0 && !isOver ? say('counting') : say('progress', batch)}
      </Text>
    </section>
  );
}

function History({ draft: { history }, zone }: { draft: Draft; zone: string | undefined }): ReactNode {
  const say = useTexts(changeTexts);
  return (
    <section aria-label={say('history')}>
      <Title order={2} size="h4" mb="xs">
        {say('history')}
      </Title>
      <table className={classes['table']} aria-label={say('history')}>
        <tbody>
          {history.map(({ at, act, title, by, reason }) => (
            <tr key={`${at} ${act}`}>
              <th scope="row">{title}</th>
              <td>
                <bdi>{by === null ? say('product') : (by.name ?? by.id)}</bdi>
                {reason !== null && (
                  <>
                    {': '}
                    <bdi>{reason}</bdi>
                  </>
                )}
                <Text size="xs" c="dimmed">
                  <When at={at} zone={zone} />
                </Text>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
