import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { incidentTexts } from '../../texts/web/incidents';
import { queries } from '../api/queries';
import { Dialog } from '../kit/dialog';
import { LinkTo } from '../kit/link';
import { MoreButton } from '../kit/more-button';
import { WideTable } from '../kit/wide-table';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import classes from '../rules/rules.module.css';
import { deskWideDesks } from '../session/leading';
import { useMe } from '../session/me';
import { When } from '../time/when';
import { DeclareForm } from './declare-form';
import { IncidentBadge } from './incident-badge';
import { incidentQueries, type IncidentLine } from './incident-queries';
import { NextLine } from './next-line';

/** Mass incidents of a desk, the latest first. */
export function IncidentsPage(): ReactNode {
  const say = useTexts(incidentTexts);
  const search = useSearch({ from: '/signed-in/incidents' });
  const navigate = useNavigate();
  const desks = deskWideDesks(useMe());
  const desk = desks.find((code) => code === search.desk) ?? desks[0] ?? '';
  const [isOpen, { open, close }] = useDisclosure(false);
  const titles = useQuery({ ...queries.desks(), enabled: desks.length > 1 }).data?.items ?? [];
  const content = useQuery(queries.regulation(desk));
  const companies = useQuery(queries.companies(desk));
  const found = useInfiniteQuery(incidentQueries.list(desk));
  const incidents = found.data?.pages.flatMap(({ items }) => items) ?? [];
  // What the form asks is there before it is shown.
  const declare = (
    <Button onClick={open} loading={content.isPending || companies.isPending}>
      {say('declare')}
    </Button>
  );
  return (
    <Page title={say('title')} size="lg" aside={declare}>
      <Stack>
        <Text size="sm" c="dimmed" maw={720}>
          {say('hint')}
        </Text>
        {desks.length > 1 && (
          <NativeSelect
            label={say('desk')}
            size="xs"
            w={260}
            value={desk}
            data={desks.map((value) => ({ value, label: titles.find(({ code }) => code === value)?.title ?? value }))}
            onChange={({ currentTarget: { value } }) =>
              void navigate({ to: '/incidents', search: { desk: value }, replace: true })
            }
          />
        )}
        {found.isPending ? (
          <Loading />
        ) : found.data === undefined ? (
          <Failed problem={found.error} onRetry={() => void found.refetch()} />
        ) : incidents.length === 0 ? (
          <Empty title={say('none')} hint={say('noneHint')} />
        ) : (
          <>
            <WideTable label={say('title')}>
              <table className={classes['table']} aria-label={say('title')}>
                <thead>
                  <tr>
                    <th scope="col">{say('name')}</th>
                    <th scope="col">{say('state')}</th>
                    <th scope="col">{say('tickets')}</th>
                    <th scope="col">{say('next')}</th>
                  </tr>
                </thead>
                <tbody>
                  {incidents.map((incident) => (
                    <Row key={incident.id} incident={incident} />
                  ))}
                </tbody>
              </table>
            </WideTable>
            <MoreButton found={found} />
          </>
        )}
      </Stack>
      <Dialog title={say('declare')} isOpen={isOpen} onClose={close}>
        <DeclareForm
          desk={desk}
          onDeclared={(incident) => void navigate({ to: '/incidents/$incident', params: { incident } })}
        />
      </Dialog>
    </Page>
  );
}

function Row({ incident }: { incident: IncidentLine }): ReactNode {
  const { id, number, title, tickets, declaredAt } = incident;
  return (
    <tr>
      <td>
        <LinkTo to="/incidents/$incident" params={{ incident: id }}>
          № {number} <bdi>{title}</bdi>
        </LinkTo>
        <Text size="xs" c="dimmed">
          <When at={declaredAt} />
        </Text>
      </td>
      <td>
        <IncidentBadge incident={incident} />
      </td>
      <td>{tickets}</td>
      <td>
        <NextLine incident={incident} />
      </td>
    </tr>
  );
}
