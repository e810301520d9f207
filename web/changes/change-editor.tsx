import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { draftTexts } from '../../texts/web/changes';
import { queries } from '../api/queries';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { ContractEditor } from '../rules/contract-editor';
import type { Change, Seen } from './changes-queries';
import { RegulationEditor } from './regulation-editor';
import { YearEditor } from './year-editor';

/** How a change that is written is saved. */
export interface Saving {
  readonly isSaving: boolean;
  readonly save: (change: Change, done: () => void, seen: Seen) => void;
}

interface Ready {
  readonly isReady: boolean;
  readonly seen: Seen;
  readonly done: () => void;
}

/**
 * The editor of a change, by what it is of.
 *
 * @param place by which it is kept in this browser
 * @param seen what it is written over; null: it is a draft already, which keeps that itself
 */
export function ChangeEditor({
  desk,
  place,
  begin,
  seen: read,
  saving: { isSaving, save },
}: {
  desk: string;
  place: string;
  begin: Change;
  seen: Seen | null;
  saving: Saving;
}): ReactNode {
  const say = useTexts(draftTexts);
  const button = (change: Change, { isReady, seen, done }: Ready): ReactNode => (
    <Button disabled={!isReady} loading={isSaving} onClick={() => save(change, done, seen)}>
      {say('save')}
    </Button>
  );
  switch (begin.kind) {
    case 'calendar-year': {
      const { kind, layer } = begin;
      return (
        <YearEditor
          {...{ layer, place }}
          begin={begin.year}
          seen={read ?? {}}
          act={({ year, ...ready }) => button({ kind, layer, year }, ready)}
        />
      );
    }
    case 'contract':
      return <ContractChange {...{ desk, place, begin, button }} seen={read} />;
    case 'regulation': {
      const { kind } = begin;
      return (
        <RegulationEditor
          {...{ desk, place }}
          begin={begin.file}
          seen={read ?? {}}
          act={({ file, ...ready }) => button({ kind, file }, ready)}
        />
      );
    }
    default: {
      const never: never = begin;
      return never;
    }
  }
}

function ContractChange({
  desk,
  place,
  begin,
  seen: read,
  button,
}: {
  desk: string;
  place: string;
  begin: Extract<Change, { kind: 'contract' }>;
  seen: Seen | null;
  button: (change: Change, ready: Ready) => ReactNode;
}): ReactNode {
  const companies = useQuery(queries.companies(desk));
  if (companies.isPending) return <Loading />;
  if (companies.data === undefined)
    return <Failed problem={companies.error} onRetry={() => void companies.refetch()} />;
  return (
    <ContractEditor
      {...{ desk, place }}
      companies={companies.data}
      begin={{ client: begin.client, file: begin.file ?? '' }}
      seen={read}
      act={({ draft: { client, file }, check, ...ready }) =>
        button({ kind: 'contract', client, file }, { isReady: check?.contract != null, ...ready })
      }
    />
  );
}
