import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { incidentTexts, oneIncidentTexts } from '../../texts/web/incidents';
import { useServices } from '../administration/desk';
import { ApiProblem } from '../api/problem';
import { queries } from '../api/queries';
import { FactList } from '../kit/fact-list';
import { ButtonTo } from '../kit/link';
import { Page } from '../kit/page';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { NothingHere } from '../rules/nothing-here';
import classes from '../rules/rules.module.css';
import { plansVisits, useMe } from '../session/me';
import { When } from '../time/when';
import { Analysis } from './analysis';
import { IncidentBadge } from './incident-badge';
import { incidentQueries, type Incident } from './incident-queries';
import { LinkedTickets } from './linked-tickets';
import { NextLine } from './next-line';
import { ReasonedAct } from './reasoned-act';
import { SetRule } from './set-rule';
import { Words } from './words';

/** A mass incident: what was said to its tickets and how far that is, its tickets, and what was learnt. */
export function IncidentPage(): ReactNode {
  const { incident } = useParams({ from: '/signed-in/incidents/$incident' });
  const found = useQuery(incidentQueries.one(incident));
  if (found.error instanceof ApiProblem && found.error.status === 404) return <NothingHere />;
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  return <One incident={found.data} />;
}

function One({ incident }: { incident: Incident }): ReactNode {
  const say = useTexts(oneIncidentTexts);
  const names = useTexts(incidentTexts);
  const me = useMe();
  const { number, title, can, owner, text, restoredAt, endedAt, declaredBy } = incident;
  return (
    <Page
      title={say('heading', { number, title })}
      size="xl"
      aside={
        <Group gap="xs">
          {incident.stage === 'open' && plansVisits(me) && (
            <ButtonTo
              to="/announcements/new"
              search={{ desk: incident.desk, about: 'emergency', title }}
              variant="default"
              size="xs"
            >
              {say('announce')}
            </ButtonTo>
          )}
          {can['reopen'] === 'yes' && <ReasonedAct incident={incident} type="reopen" />}
          {can['withdraw'] === 'yes' && <ReasonedAct incident={incident} type="withdraw" />}
        </Group>
      }
    >
      <Stack gap="xl">
        <FactList
          facts={[
            [names('state'), <IncidentBadge key="state" incident={incident} />],
            [names('next'), incident.nextStep === null ? null : <NextLine key="next" incident={incident} />],
            [names('owner'), owner === null ? names('manager') : (owner.name ?? owner.shortId)],
            [names('known'), text],
            [
              names('declared'),
              <span key="declared">
                <bdi>{declaredBy.name ?? declaredBy.id}</bdi>, <When at={incident.declaredAt} />
              </span>,
            ],
            [names('restoredAt'), restoredAt === null ? null : <When key="restored" at={restoredAt} />],
            [names('endedAt'), endedAt === null ? null : <When key="ended" at={endedAt} />],
            [
              names('byItself'),
              <Group key="rule" gap="xs">
                <span>
                  <RuleText incident={incident} />
                </span>
                {can['set-rule'] === 'yes' && <SetRule incident={incident} />}
              </Group>,
            ],
          ]}
        />
        <Words incident={incident} />
        <LinkedTickets incident={incident} />
        <Analysis incident={incident} />
        <History incident={incident} />
      </Stack>
    </Page>
  );
}

/** Which tickets belong to it by themselves; a dash where none do. */
function RuleText({ incident: { rule, desk } }: { incident: Incident }): ReactNode {
  const say = useTexts(incidentTexts);
  const content = useQuery(queries.regulation(desk)).data;
  const services = useServices(desk);
  if (rule === null) return '—';
  const titleOf = (code: string, all: readonly { code: string; title: string }[] = []): string =>
    all.find((it) => it.code === code)?.title ?? code;
  const parts = [
    ...rule.topics.map((code) => titleOf(code, content?.topics)),
    ...rule.categories.map((code) => titleOf(code, content?.categories)),
    ...rule.services.map((code) => titleOf(code, services)),
    ...rule.companies.map(({ id, name }) => name ?? id),
    ...rule.words.map((text) => `«${text}»`),
  ];
  return (
    <>
      {parts.join(', ')}. {say('since')}: <When at={rule.since} />
    </>
  );
}

function History({ incident: { history } }: { incident: Incident }): ReactNode {
  const say = useTexts(oneIncidentTexts);
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
                    {': '}
                    <bdi>{reason}</bdi>
                  </>
                )}
                <Text size="xs" c="dimmed">
                  <When at={at} />
                </Text>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
