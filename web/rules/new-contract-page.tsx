import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { editorTexts, rulesTexts } from '../../texts/web/rules';
import { queries } from '../api/queries';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { useMe } from '../session/me';
import { useDeskZone } from '../time/desk-zone';
import { ContractEditor } from './contract-editor';
import { contractSkeleton } from './contract-skeleton';
import { todayIn } from './date-text';
import { NothingHere } from './nothing-here';
import { PublishContract } from './publish-contract';
import { RulesNav, desksOf, publishesAt } from './rules-nav';
import { rulesQueries } from './rules-queries';

/** A contract is written: for a client, from a file, or from a contract of before. */
export function NewContractPage(): ReactNode {
  const say = useTexts(editorTexts);
  const rules = useTexts(rulesTexts);
  const search = useSearch({ from: '/signed-in/rules/contracts/new' });
  const me = useMe();
  const desk = search.desk ?? desksOf(me).find((code) => publishesAt(me, code)) ?? '';
  const companies = useQuery({ ...queries.companies(desk), enabled: desk !== '' });
  const basis = useQuery({ ...rulesQueries.contract(search.from ?? ''), enabled: search.from !== undefined });
  const today = todayIn(useDeskZone(desk));
  if (desk === '') return <Empty title={rules('noDesk')} />;
  if (!publishesAt(me, desk)) return <NothingHere />;
  const failed = companies.error ?? basis.error;
  const isReady = companies.data !== undefined && (search.from === undefined || basis.data !== undefined);
  return (
    <Page title={say('title')} size="xl">
      <RulesNav desk={desk} />
      {failed !== null && !isReady ? (
        <Failed problem={failed} onRetry={() => void Promise.all([companies.refetch(), basis.refetch()])} />
      ) : !isReady ? (
        <Loading />
      ) : (
        <ContractEditor
          key={`${desk} ${search.from ?? ''}`}
          desk={desk}
          companies={companies.data ?? []}
          place={`contract ${desk} ${search.from ?? ''}`}
          begin={{ client: search.client ?? '', file: basis.data?.file ?? contractSkeleton(desk, today) }}
          act={({ done, ...written }) => <PublishContract desk={desk} {...written} onPublished={done} />}
        />
      )}
    </Page>
  );
}
