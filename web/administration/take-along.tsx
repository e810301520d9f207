import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { takeAlongTexts } from '../../texts/web/transfer';
import { api, ask, type Schemas } from '../api/client';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { Part } from './part';
import { useAct } from './use-act';

/** Everything of a company as one file. */
export function TakeAlong({ company, desk }: { company: Schemas['CompanyOfDesk']; desk: string }): ReactNode {
  const say = useTexts(takeAlongTexts);
  const [internal, setInternal] = useState(false);
  const take = useAct(`export of ${company.id}`, (body: Schemas['ExportAsked'], key) =>
    ask(
      api.POST('/api/v1/clients/{client}/export', {
        params: { path: { client: company.id }, header: { 'Idempotency-Key': key } },
        body,
        parseAs: 'blob',
      }),
    ),
  );
  return (
    <Part title={say('title')}>
      <Stack gap="sm" align="start">
        <Text size="sm">{say('hint')}</Text>
        <Checkbox
          label={say('internal')}
          description={say('internalHint')}
          checked={internal}
          onChange={(event) => setInternal(event.currentTarget.checked)}
        />
        <ProblemNote problem={take.error} />
        <Button
          variant="default"
          loading={take.isPending}
          onClick={() => take.mutate({ desk, internal }, { onSuccess: (file) => save(file, `${company.name}.ndjson`) })}
        >
          {say('download')}
        </Button>
      </Stack>
    </Part>
  );
}

/** Hands a file to the browser, which keeps it where its reader keeps files. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name.replace(/[\\/:*?"<>|]/g, '_');
  link.click();
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
