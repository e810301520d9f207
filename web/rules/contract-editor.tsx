import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { contractTexts, editorTexts } from '../../texts/web/rules';
import type { Schemas } from '../api/client';
import { useWritten } from '../drafts/use-written';
import { useTexts } from '../language/language';
import classes from './code-area.module.css';
import { FileEditor } from './file-editor';
import { ContractLaid } from './laid-beside';
import { rulesQueries } from './rules-queries';
import { useContractCheck, type ContractDraft } from './use-contract-check';

type Seen = Schemas['SeenOfRules'];

/** A contract that is being written, for what can be done with it. */
export interface ContractWritten {
  readonly draft: ContractDraft;
  /** What it is written over. */
  readonly seen: Seen;
  /** Undefined: there are faults, or it is being checked. */
  readonly check: Schemas['ContractCheck'] | undefined;
  /** What is kept of it is of no use any more. */
  readonly done: () => void;
}

/**
 * A contract as text, checked as it is written, with what it changes beside it.
 *
 * @param seen what is known of its client's contracts; null: nobody asks, since it was begun long ago
 * @param act what is done with it in the end
 */
export function ContractEditor({
  desk,
  companies,
  place,
  begin,
  seen: read,
  act,
}: {
  desk: string;
  companies: readonly Schemas['Company'][];
  place: string;
  begin: ContractDraft;
  seen: Seen | null;
  act: (written: ContractWritten) => ReactNode;
}): ReactNode {
  const say = useTexts(editorTexts);
  const words = useTexts(contractTexts);
  // What it begins with is fixed once: a draft is told from it by its own key.
  const [initial] = useState(begin);
  const [draft, setDraft, seen, done] = useWritten<ContractDraft, Seen>(place, initial, read ?? {});
  // Whose it is may be chosen after it was begun: what that client has, it is written over from then on.
  const isAsked = read !== null && draft.client !== '' && seen.contracts === undefined;
  const { data: known } = useQuery({ ...rulesQueries.contractsOf(desk, draft.client), enabled: isAsked });
  useEffect(() => {
    if (isAsked && known !== undefined) setDraft(draft, { contracts: known });
  }, [isAsked, known, draft, setDraft]);
  const [check, isFresh] = useContractCheck(desk, draft);
  const found = draft.client === '' ? undefined : check.data;
  const faults = found?.faults ?? [];
  return (
    <Stack>
      <Text size="sm" c="dimmed" maw={720}>
        {say('hint')}
      </Text>
      <div className={classes['split']}>
        <Stack gap="sm">
          <NativeSelect
            label={say('company')}
            value={draft.client}
            data={[
              { value: '', label: say('chooseCompany') },
              ...companies.map(({ id, name }) => ({ value: id, label: name ?? id })),
            ]}
            onChange={(event) => setDraft({ ...draft, client: event.currentTarget.value }, {})}
          />
          <FileEditor
            label={say('file')}
            value={draft.file}
            initial={initial.file}
            checked={{
              faults: found?.faults,
              isFresh,
              problem: draft.client === '' ? null : check.error,
              needs: draft.client === '' ? say('toCompany') : null,
            }}
            onChange={(file) => setDraft({ ...draft, file })}
          />
        </Stack>
        <Stack gap="sm">
          <section aria-label={words('changes')} aria-busy={!isFresh}>
            <Group justify="space-between" mb="xs">
              <Title order={2} size="h4">
                {words('changes')}
              </Title>
              {act({
                draft,
                seen,
                check: isFresh && faults.length === 0 ? found : undefined,
                done,
              })}
            </Group>
            {found === undefined || faults.length > 0 ? (
              <Text size="sm" c="dimmed">
                {say('afterFaults')}
              </Text>
            ) : (
              <ContractLaid changes={found.changes} />
            )}
          </section>
        </Stack>
      </div>
    </Stack>
  );
}
