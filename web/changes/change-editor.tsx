import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { draftTexts } from '../../texts/web/changes';
import { queries } from '../api/queries';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { ContractEditor } from '../rules/contract-editor';
import type { Change } from './changes-queries';
import { RegulationEditor } from './regulation-editor';
import { YearEditor } from './year-editor';

/** How a change that is written is saved. */
export interface Saving {
  readonly isSaving: boolean;
  readonly save: (change: Change, done: () => void) => void;
}

/** The editor of a change, by what it is of. @param place by which it is kept in this browser */
export function ChangeEditor({
  desk,
  place,
  begin,
  saving: { isSaving, save },
}: {
  desk: string;
  place: string;
  begin: Change;
  saving: Saving;
}): ReactNode {
  const say = useTexts(draftTexts);
  const button = (isReady: boolean, change: Change, done: () => void): ReactNode => (
    <Button disabled={!isReady} loading={isSaving} onClick={() => save(change, done)}>
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
          act={({ year, isReady, done }) => button(isReady, { kind, layer, year }, done)}
        />
      );
    }
    case 'contract':
      return <ContractChange {...{ desk, place, begin, button }} />;
    case 'regulation': {
      const { kind } = begin;
      return (
        <RegulationEditor
          {...{ desk, place }}
          begin={begin.file}
          act={({ file, isReady, done }) => button(isReady, { kind, file }, done)}
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
  button,
}: {
  desk: string;
  place: string;
  begin: Extract<Change, { kind: 'contract' }>;
  button: (isReady: boolean, change: Change, done: () => void) => ReactNode;
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
      act={({ draft, check, done }) =>
        button(check?.contract != null, { kind: 'contract', client: draft.client, file: draft.file }, done)
      }
    />
  );
}
