import { Paper, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { changeTexts } from '../../texts/web/changes';
import { api, ask } from '../api/client';
import { LinkTo } from '../kit/link';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { DayChanges } from '../rules/day-changes';
import { ContractLaid } from '../rules/laid-beside';
import classes from '../rules/rules.module.css';
import { rulesQueries } from '../rules/rules-queries';
import { useContractCheck } from '../rules/use-contract-check';
import type { Change, Draft } from './changes-queries';
import { VersionLaid, useRegulationCheck } from './regulation-editor';

/** What a change says: beside what holds now as long as it is a draft, and where it is read once it holds. */
export function ChangeContent({ draft }: { draft: Draft }): ReactNode {
  const say = useTexts(changeTexts);
  const change = draft.change as unknown as Change;
  const isDraft = draft.stage === 'draft' || draft.stage === 'rehearsing';
  return (
    <section aria-label={say('content')}>
      <Title order={2} size="h4" mb="xs">
        {say('content')}
      </Title>
      {isDraft ? <Beside desk={draft.desk} change={change} /> : <Where draft={draft} change={change} />}
      {change.kind !== 'calendar-year' && (
        <Paper component="details" withBorder p="sm" radius="md" mt="sm">
          <summary>{say('asFile')}</summary>
          <pre className={classes['file']}>{change.file ?? ''}</pre>
        </Paper>
      )}
    </section>
  );
}

function Where({ draft, change }: { draft: Draft; change: Change }): ReactNode {
  const say = useTexts(changeTexts);
  if (draft.stage === 'withdrawn') return null;
  switch (change.kind) {
    case 'calendar-year':
      return <YearPublished draft={draft.id} layer={change.layer} year={change.year.year} />;
    case 'contract':
      return (
        <LinkTo to="/rules/contracts" search={{ desk: draft.desk }} underline="always">
          {say('nowContracts')}
        </LinkTo>
      );
    case 'regulation':
      return (
        <LinkTo
          to="/rules/$desk"
          params={{ desk: draft.desk }}
          search={draft.about.version === null ? {} : { version: draft.about.version }}
          underline="always"
        >
          {say('nowRegulation')}
        </LinkTo>
      );
    default: {
      const never: never = change;
      return never;
    }
  }
}

/** What its publication has changed of the days, and where the whole year is read. */
function YearPublished({ draft, layer, year }: { draft: string; layer: string; year: number }): ReactNode {
  const say = useTexts(changeTexts);
  const history = useInfiniteQuery(rulesQueries.history(layer, year, draft));
  const own = history.data?.pages[0]?.items[0];
  return (
    <>
      {history.isPending ? (
        <Loading />
      ) : history.data === undefined ? (
        <Failed problem={history.error} onRetry={() => void history.refetch()} />
      ) : (
        own !== undefined && <DayChanges year={own} isPublished />
      )}
      <LinkTo to="/rules/calendars" search={{ layer, year }} underline="always">
        {say('nowCalendar')}
      </LinkTo>
    </>
  );
}

function Beside({ desk, change }: { desk: string; change: Change }): ReactNode {
  switch (change.kind) {
    case 'calendar-year':
      return <YearBeside change={change} />;
    case 'contract':
      return <ContractBeside desk={desk} client={change.client} file={change.file ?? ''} />;
    case 'regulation':
      return <RegulationBeside desk={desk} file={change.file} />;
    default: {
      const never: never = change;
      return never;
    }
  }
}

function YearBeside({ change: { layer, year } }: { change: Extract<Change, { kind: 'calendar-year' }> }): ReactNode {
  const check = useQuery({
    queryKey: ['rules', 'check-year', layer, year],
    queryFn: ({ signal }) => ask(api.POST('/api/v1/calendars/check', { body: { layer, year }, signal })),
    gcTime: 60_000,
  });
  if (check.data !== undefined) return <DayChanges year={check.data} />;
  return check.isPending ? <Loading /> : <Failed problem={check.error} onRetry={() => void check.refetch()} />;
}

function ContractBeside({ desk, client, file }: { desk: string; client: string; file: string }): ReactNode {
  const [check] = useContractCheck(desk, { client, file });
  if (check.data !== undefined) return <ContractLaid changes={check.data.changes} />;
  return check.isPending ? <Loading /> : <Failed problem={check.error} onRetry={() => void check.refetch()} />;
}

function RegulationBeside({ desk, file }: { desk: string; file: string }): ReactNode {
  const check = useRegulationCheck(desk, file);
  if (check.data !== undefined) return <VersionLaid check={check.data} />;
  return check.isPending ? <Loading /> : <Failed problem={check.error} onRetry={() => void check.refetch()} />;
}
