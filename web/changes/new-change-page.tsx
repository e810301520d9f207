import { Alert, Group, NativeSelect, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { changesTexts, draftTexts } from '../../texts/web/changes';
import { api, ask } from '../api/client';
import { asOneAttempt } from '../commands/attempt-keys';
import { Page } from '../kit/page';
import { ProblemNote } from '../kit/problem-note';
import { Empty, Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { todayIn } from '../rules/date-text';
import { contractSkeleton } from '../rules/contract-skeleton';
import { NothingHere } from '../rules/nothing-here';
import { RulesNav, desksOf, publishesAt } from '../rules/rules-nav';
import { rulesQueries } from '../rules/rules-queries';
import { useMe } from '../session/me';
import { useDeskZone } from '../time/desk-zone';
import { ChangeEditor, type Saving } from './change-editor';
import { changesQueries, type Change, type Seen } from './changes-queries';
import { carriedOver } from './year-moves';

const titles = { 'calendar-year': 'newYear', contract: 'newContract', regulation: 'newRegulation' } as const;

/** A change is drafted: a year, a contract, or a version of the regulation. */
export function NewChangePage(): ReactNode {
  const say = useTexts(changesTexts);
  const search = useSearch({ from: '/signed-in/rules/changes/new' });
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const desk = search.desk ?? desksOf(me).find((code) => publishesAt(me, code)) ?? '';
  const kind = search.kind ?? 'calendar-year';
  const open = useMutation({
    mutationFn: ({ change, seen }: { change: Change; seen: Seen; done: () => void }) => {
      const body = { desk, change, seen };
      return asOneAttempt('drafts', body, (key) =>
        ask(api.POST('/api/v1/drafts', { params: { header: { 'Idempotency-Key': key } }, body })),
      );
    },
    onSuccess: ({ id }, { done }) => {
      done();
      void client.invalidateQueries({ queryKey: changesQueries.all });
      void navigate({ to: '/rules/changes/$draft', params: { draft: id } });
    },
  });
  const saving: Saving = {
    isSaving: open.isPending,
    save: (change, done, seen) => open.mutate({ change, seen, done }),
  };
  if (!publishesAt(me, desk)) return <NothingHere />;
  const Editor = { 'calendar-year': NewYear, contract: NewContract, regulation: NewRegulation }[kind];
  return (
    <Page title={say(titles[kind])} size="xl">
      <RulesNav desk={desk} />
      <Stack>
        <ProblemNote problem={open.error} />
        <Editor desk={desk} saving={saving} />
      </Stack>
    </Page>
  );
}

interface New {
  readonly desk: string;
  readonly saving: Saving;
}

/** The years that stand, and the one after them, which begins with the holidays of the last. */
function NewYear({ desk, saving }: New): ReactNode {
  const say = useTexts(draftTexts);
  const search = useSearch({ from: '/signed-in/rules/changes/new' });
  const navigate = useNavigate();
  const known = useQuery(rulesQueries.years());
  const years = known.data ?? [];
  const layers = [...new Set(years.map(({ layer }) => layer))].sort(
    (a, b) => Number(b === 'ru') - Number(a === 'ru') || a.localeCompare(b),
  );
  const layer = search.layer ?? layers[0];
  const ofLayer = years.filter((it) => it.layer === layer).map(({ year }) => year);
  const last = Math.max(...ofLayer);
  const now = new Date().getFullYear();
  const year = search.year ?? (ofLayer.includes(now + 1) ? now + 1 : last);
  const isNew = !ofLayer.includes(year);
  const basis = useQuery({
    ...rulesQueries.year(layer ?? '', isNew ? last : year),
    enabled: layer !== undefined && ofLayer.length > 0,
    staleTime: 0,
  });
  const go = (chosen: { layer?: string; year?: number }): void =>
    void navigate({ to: '/rules/changes/new', search: { ...search, ...chosen } });
  if (known.isPending) return <Loading />;
  if (known.data === undefined) return <Failed problem={known.error} onRetry={() => void known.refetch()} />;
  if (layer === undefined) return <Empty title={say('layer')} />;
  return (
    <Stack>
      <Group align="end">
        <NativeSelect
          label={say('layer')}
          value={layer}
          data={layers.map((value) => ({ value, label: years.find((it) => it.layer === value)?.of ?? value }))}
          onChange={(event) => go({ layer: event.currentTarget.value })}
        />
        <NativeSelect
          label={say('year')}
          value={year}
          data={[...ofLayer.map(String), { value: String(last + 1), label: say('nextYear', { year: last + 1 }) }]}
          onChange={(event) => go({ layer, year: Number(event.currentTarget.value) })}
        />
      </Group>
      {basis.data === undefined ? (
        basis.isPending ? (
          <Loading />
        ) : (
          <Failed problem={basis.error} onRetry={() => void basis.refetch()} />
        )
      ) : (
        <>
          {isNew && (
            <Alert color="yellow" variant="light">
              {say('carried')}
            </Alert>
          )}
          <ChangeEditor
            key={`${layer} ${year} ${basis.data.revision}`}
            desk={desk}
            saving={saving}
            seen={{ digest: isNew ? null : basis.data.digest }}
            place={`change ${desk} year ${layer} ${year} ${basis.data.revision}`}
            begin={{
              kind: 'calendar-year',
              layer,
              year: isNew ? carriedOver(basis.data.said, year) : basis.data.said,
            }}
          />
        </>
      )}
    </Stack>
  );
}

/** An empty one, or one that begins as another. */
function NewContract({ desk, saving }: New): ReactNode {
  const { client = '', from } = useSearch({ from: '/signed-in/rules/changes/new' });
  const today = todayIn(useDeskZone(desk));
  const basis = useQuery({ ...rulesQueries.contract(from ?? ''), enabled: from !== undefined });
  const known = useQuery({ ...rulesQueries.contractsOf(desk, client), enabled: client !== '' });
  if (from !== undefined && basis.data === undefined)
    return basis.isPending ? <Loading /> : <Failed problem={basis.error} onRetry={() => void basis.refetch()} />;
  if (client !== '' && known.data === undefined)
    return known.isPending ? <Loading /> : <Failed problem={known.error} onRetry={() => void known.refetch()} />;
  const place = `change ${desk} contract ${client} ${from ?? ''}`;
  return (
    <ChangeEditor
      key={place}
      desk={desk}
      saving={saving}
      seen={known.data === undefined ? {} : { contracts: known.data }}
      place={place}
      begin={{ kind: 'contract', client, file: basis.data?.file ?? contractSkeleton(desk, today) }}
    />
  );
}

function NewRegulation({ desk, saving }: New): ReactNode {
  const file = useQuery(rulesQueries.regulationFile(desk));
  if (file.isPending) return <Loading />;
  if (file.data === undefined) return <Failed problem={file.error} onRetry={() => void file.refetch()} />;
  return (
    <ChangeEditor
      desk={desk}
      saving={saving}
      seen={{ version: file.data.version, versions: file.data.versions }}
      place={`change ${desk} regulation ${file.data.version}`}
      begin={{ kind: 'regulation', file: file.data.next }}
    />
  );
}
