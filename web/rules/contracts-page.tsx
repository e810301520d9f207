import { Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { contractTexts, rulesTexts } from '../../texts/web/rules';
import type { Schemas } from '../api/client';
import { Icon } from '../kit/icon';
import { ButtonTo, LinkTo } from '../kit/link';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { MoreButton } from '../kit/more-button';
import { useLanguage, useTexts } from '../language/language';
import { useMe } from '../session/me';
import { useDeskZone } from '../time/desk-zone';
import { ContractState } from './contract-state';
import { dateText, todayIn } from './date-text';
import classes from './rules.module.css';
import { RulesNav, desksOf, publishesAt } from './rules-nav';
import { rulesQueries } from './rules-queries';

type Contract = Schemas['Contract'];

/** The contracts of a desk, client by client. */
export function ContractsPage(): ReactNode {
  const say = useTexts(contractTexts);
  const rules = useTexts(rulesTexts);
  const search = useSearch({ from: '/signed-in/rules/contracts' });
  const navigate = useNavigate();
  const me = useMe();
  const desk = search.desk ?? desksOf(me)[0] ?? '';
  const found = useInfiniteQuery({ ...rulesQueries.contracts(desk), enabled: desk !== '' });
  if (desk === '') return <Empty title={rules('noDesk')} />;
  const contracts = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page
      title={say('listTitle')}
      size="lg"
      aside={
        publishesAt(me, desk) && (
          <ButtonTo
            to="/rules/changes/new"
            search={{ desk, kind: 'contract' }}
            leftSection={<Icon name="plus" size={16} />}
          >
            {say('new')}
          </ButtonTo>
        )
      }
    >
      <RulesNav desk={desk} onDesk={(chosen) => void navigate({ to: '/rules/contracts', search: { desk: chosen } })} />
      {found.isPending ? (
        <Loading />
      ) : found.data === undefined ? (
        <Failed problem={found.error} onRetry={() => void found.refetch()} />
      ) : contracts.length === 0 ? (
        <Empty title={say('none')} hint={say('noneHint')} />
      ) : (
        <Stack gap="lg">
          {byCompany(contracts).map(([id, own]) => (
            <OfCompany key={id} contracts={own} />
          ))}
          <MoreButton found={found} />
        </Stack>
      )}
    </Page>
  );
}

/** As companies sort, each with its contracts, the last to begin first. */
function byCompany(contracts: readonly Contract[]): readonly (readonly [string, readonly Contract[]])[] {
  const groups = new Map<string, Contract[]>();
  for (const contract of contracts)
    groups.set(contract.company.id, [...(groups.get(contract.company.id) ?? []), contract]);
  const name = ([, [first]]: readonly [string, readonly Contract[]]): string => first?.company.name ?? '';
  return [...groups].sort((a, b) => name(a).localeCompare(name(b)));
}

function OfCompany({ contracts }: { contracts: readonly Contract[] }): ReactNode {
  const say = useTexts(contractTexts);
  const language = useLanguage();
  const [first] = contracts;
  const today = todayIn(useDeskZone(first?.desk));
  const name = first?.company.name ?? '';
  return (
    <section aria-label={name}>
      <Title order={2} size="h4" mb={4}>
        <bdi>{name}</bdi>
      </Title>
      <table className={classes['table']}>
        <tbody>
          {contracts.map(({ id, number, validFrom, validTo }) => (
            <tr key={id}>
              <td>
                <LinkTo to="/rules/contracts/$contract" params={{ contract: id }}>
                  {say('number', { number })}
                </LinkTo>
              </td>
              <td>
                <Group gap="xs">
                  <Text size="sm">
                    {validTo === null
                      ? say('from', { from: dateText(validFrom, language) })
                      : say('fromTo', { from: dateText(validFrom, language), to: dateText(validTo, language) })}
                  </Text>
                  <ContractState today={today} validFrom={validFrom} validTo={validTo} />
                </Group>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
