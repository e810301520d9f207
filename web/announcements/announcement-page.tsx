import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { announcementTexts } from '../../texts/web/announcements';
import { ApiProblem } from '../api/problem';
import { FactList } from '../kit/fact-list';
import { ButtonTo } from '../kit/link';
import { Page } from '../kit/page';
import { ProblemNote } from '../kit/problem-note';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { NothingHere } from '../rules/nothing-here';
import classes from '../rules/rules.module.css';
import { When } from '../time/when';
import { Agreements } from './agreements';
import { announcementQueries, type Announcement } from './announcement-queries';
import { ReasonedAct } from './reasoned-act';
import { Span } from './span';
import { StageBadge } from './stage-badge';
import { useAnnouncementAct } from './use-announcement-act';

/** An announcement: what it says, who owes what, which services have agreed, and how many know of it. */
export function AnnouncementPage(): ReactNode {
  const { announcement } = useParams({ from: '/signed-in/announcements/$announcement' });
  const found = useQuery(announcementQueries.one(announcement));
  if (found.error instanceof ApiProblem && found.error.status === 404) return <NothingHere />;
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  return <One announcement={found.data} />;
}

function One({ announcement }: { announcement: Announcement }): ReactNode {
  const say = useTexts(announcementTexts);
  const { id, number, title, text, titleEn, textEn, can, aboutText, from, to, announceBy, reason, sentAt } =
    announcement;
  return (
    <Page
      title={`№ ${number}: ${title}`}
      size="lg"
      aside={
        can['change'] === 'yes' && (
          <ButtonTo to="/announcements/$announcement/change" params={{ announcement: id }} variant="default" size="xs">
            {say('change')}
          </ButtonTo>
        )
      }
    >
      <Stack gap="xl">
        <FactList
          facts={[
            [say('state'), <StageBadge key="state" announcement={announcement} />],
            [say('next'), announcement.nextStep === null ? null : <Next key="next" announcement={announcement} />],
            [say('about'), aboutText],
            [say('when'), <Span key="when" from={from} to={to} />],
            [say('announceBy'), announceBy === null ? say('atOnce') : <When key="by" at={announceBy} />],
            [say('reach'), <ReachText key="reach" announcement={announcement} />],
            [say('told'), sentAt === null ? null : <Told key="told" announcement={announcement} />],
            [say('reason'), reason],
          ]}
        />
        <Acts announcement={announcement} />
        <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Text>
        {(titleEn !== null || textEn !== null) && (
          <div lang="en">
            <Text fw={600}>{titleEn}</Text>
            <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{textEn}</Text>
          </div>
        )}
        <Agreements announcement={announcement} />
        <History announcement={announcement} />
      </Stack>
    </Page>
  );
}

function Acts({ announcement }: { announcement: Announcement }): ReactNode {
  const say = useTexts(announcementTexts);
  const act = useAnnouncementAct(announcement);
  const { can } = announcement;
  const buttons = [
    ['announce', 'announce'],
    ['send', 'sendNow'],
    ['end', 'end'],
  ] as const;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {buttons.map(
          ([type, text]) =>
            can[type] === 'yes' && (
              <Button key={type} loading={act.isPending} onClick={() => act.mutate({ type })}>
                {say(text)}
              </Button>
            ),
        )}
        {can['cancel'] === 'yes' && (
          <ReasonedAct
            title={say('cancel')}
            hint={say('cancelHint')}
            announcement={announcement}
            body={(reason) => ({ type: 'cancel', reason })}
          />
        )}
      </Group>
      <ProblemNote problem={act.error} />
    </Stack>
  );
}

function Next({ announcement: { nextStep } }: { announcement: Announcement }): ReactNode {
  const say = useTexts(announcementTexts);
  if (nextStep === null) return null;
  const { text, owner, person, services, due } = nextStep;
  const who = {
    person: person === null ? say('manager') : (person.name ?? person.shortId),
    services: services.map(({ title }) => title).join(', '),
    machine: say('product'),
  }[owner];
  return (
    <>
      {text}: <bdi>{who}</bdi>
      {due !== null && (
        <>
          , <When at={due} />
        </>
      )}
    </>
  );
}

function Told({
  announcement: { told, waiting, failed, unheard, telling },
}: {
  announcement: Announcement;
}): ReactNode {
  const say = useTexts(announcementTexts);
  const parts = [
    String(told),
    ...(waiting > 0 ? [say('waiting', { count: waiting })] : []),
    ...(failed > 0
      ? [`${say('failed', { count: failed })} (${unheard.map(({ id, name }) => name ?? id).join(', ')})`]
      : []),
    ...(telling ? [say('telling')] : []),
  ];
  return <span role="status">{parts.join('; ')}</span>;
}

function ReachText({ announcement: { reach } }: { announcement: Announcement }): ReactNode {
  const say = useTexts(announcementTexts);
  const parts = reach.map(({ who, companies, topics, services }) => {
    const named = [...companies.map(({ id, name }) => name ?? id), ...topics, ...services];
    const title = {
      clients: say('clients'),
      companies: say('companies'),
      'open-tickets': say('openTickets'),
      staff: say('staff'),
    }[who];
    return named.length === 0 ? title : `${title}: ${named.join(', ')}`;
  });
  return <bdi>{parts.join('; ')}</bdi>;
}

function History({ announcement: { history } }: { announcement: Announcement }): ReactNode {
  const say = useTexts(announcementTexts);
  return (
    <section aria-label={say('history')}>
      <Title order={2} size="h4" mb="xs">
        {say('history')}
      </Title>
      <table className={classes['table']} aria-label={say('history')}>
        <tbody>
          {history.map(({ at, act, title, by, reason }, index) => (
            <tr key={`${at} ${act} ${index}`}>
              <th scope="row">{title}</th>
              <td>
                <bdi>{by === null ? say('product') : (by.name ?? by.id)}</bdi>
                {reason !== null && (
                  <>
                    : <bdi>{reason}</bdi>
                  </>
                )}
              </td>
              <td>
                <When at={at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
