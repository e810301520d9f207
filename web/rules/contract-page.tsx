import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { contractTexts, rulesTexts } from '../../texts/web/rules';
import { ApiProblem } from '../api/problem';
import type { Schemas } from '../api/client';
import { FactList } from '../kit/fact-list';
import { Icon } from '../kit/icon';
import { ButtonTo, LinkTo } from '../kit/link';
import { Page } from '../kit/page';
import { Failed, Loading } from '../kit/states';
import { useLanguage, useTexts } from '../language/language';
import { useMe } from '../session/me';
import { useDeskZone } from '../time/desk-zone';
import { ContractState } from './contract-state';
import { dateText, todayIn } from './date-text';
import { ContractLaid } from './laid-beside';
import { NothingHere } from './nothing-here';
import classes from './rules.module.css';
import { RulesNav, publishesAt } from './rules-nav';
import { rulesQueries } from './rules-queries';

/** A published contract: when it holds, and what it changes of the regulation. */
export function ContractPage(): ReactNode {
  const { contract: id } = useParams({ from: '/signed-in/rules/contracts/$contract' });
  const found = useQuery(rulesQueries.contract(id));
  if (found.isPending) return <Loading />;
  if (found.error instanceof ApiProblem && found.error.status < 500 && found.error.status > 0) return <NothingHere />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  return <Contract contract={found.data} />;
}

function Contract({ contract }: { contract: Schemas['ContractRead'] }): ReactNode {
  const say = useTexts(contractTexts);
  const rules = useTexts(rulesTexts);
  const language = useLanguage();
  const me = useMe();
  const { id, desk, company, number, validFrom, validTo, over, others, changes, file } = contract;
  const today = todayIn(useDeskZone(desk));
  const day = (date: string): string => dateText(date, language);
  return (
    <Page
      title={say('number', { number })}
      size="lg"
      aside={
        <Group gap="xs" className="no-print">
          {publishesAt(me, desk) && (
            <ButtonTo
              to="/rules/changes/new"
              search={{ desk, kind: 'contract', client: company.id, from: id }}
              variant="default"
              size="xs"
              leftSection={<Icon name="pen" size={16} />}
            >
              {say('takeUp')}
            </ButtonTo>
          )}
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="print" size={16} />}
            onClick={() => window.print()}
          >
            {rules('print')}
          </Button>
        </Group>
      }
    >
      <RulesNav desk={desk} />
      <Stack gap="lg">
        <FactList
          names="max-content"
          facts={[
            [say('company'), <bdi key="company">{company.name ?? ''}</bdi>],
            [
              say('holds'),
              <Group key="holds" gap="xs">
                <span>
                  {validTo === null
                    ? say('from', { from: day(validFrom) })
                    : say('fromTo', { from: day(validFrom), to: day(validTo) })}
                </span>
                <ContractState today={today} validFrom={validFrom} validTo={validTo} />
              </Group>,
            ],
            [say('laidOver'), say('versionFrom', { version: over.version, from: day(over.inForceFrom) })],
            [
              say('others'),
              others.length === 0 ? null : (
                <span key="others">
                  {others.map((other, index) => (
                    <span key={other.id}>
                      {index > 0 && ', '}
                      <LinkTo to="/rules/contracts/$contract" params={{ contract: other.id }} underline="always">
                        {other.number}
                      </LinkTo>
                    </span>
                  ))}{' '}
                  <Text span size="sm" c="dimmed">
                    ({say('othersHint')})
                  </Text>
                </span>
              ),
            ],
          ]}
        />
        <section aria-label={say('changes')}>
          <Title order={2} size="h3" mb="xs">
            {say('changes')}
          </Title>
          <ContractLaid changes={changes} />
        </section>
        <Paper component="details" withBorder p="sm" radius="md">
          <summary>{say('asFile')}</summary>
          <pre className={classes['file']}>{file}</pre>
        </Paper>
      </Stack>
    </Page>
  );
}
