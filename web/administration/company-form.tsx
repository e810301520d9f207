import { Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { companyTexts } from '../../texts/web/administration';
import { api, ask, type Schemas } from '../api/client';
import { useDraft } from '../drafts/use-draft';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { faultsByName, shownFaults } from './faults';
import { Submit } from './person-form';
import { useAct } from './use-act';

interface Draft {
  readonly name: string;
  /** One a line. */
  readonly domains: string;
}

const nothing: Draft = { name: '', domains: '' };

function domainsIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((domain) => domain !== ''))];
}

/** Brings a company to the desk. */
export function AddCompany({ desk, onDone }: { desk: string; onDone: (id: string) => void }): ReactNode {
  const say = useTexts(companyTexts);
  const [draft, setDraft, forget] = useDraft<Draft>(`add-company ${desk}`, nothing);
  const add = useAct(`companies of ${desk}`, (body: Schemas['NewCompany'], key) =>
    ask(api.POST('/api/v1/clients', { params: { header: { 'Idempotency-Key': key } }, body })),
  );
  return (
    <CompanyFields
      label={say('add')}
      draft={draft}
      problem={add.error}
      isBusy={add.isPending}
      onChange={setDraft}
      onSubmit={() =>
        add.mutate(
          { desk, name: draft.name, emailDomains: domainsIn(draft.domains) },
          {
            onSuccess: ({ id }) => {
              forget();
              onDone(id);
            },
          },
        )
      }
    />
  );
}

/** Name and mail domains of a company that no other desk serves. */
export function ChangeCompany({
  desk,
  company,
  onDone,
}: {
  desk: string;
  company: Schemas['CompanyOfDesk'];
  onDone: () => void;
}): ReactNode {
  const say = useTexts(companyTexts);
  const [draft, setDraft] = useState<Draft>({ name: company.name, domains: company.emailDomains.join('\n') });
  const change = useAct(`company ${company.id}`, (body: Schemas['CompanyChange']) =>
    ask(api.PATCH('/api/v1/clients/{client}', { params: { path: { client: company.id } }, body })),
  );
  return (
    <CompanyFields
      label={say('name')}
      draft={draft}
      problem={change.error}
      isBusy={change.isPending}
      onChange={setDraft}
      onSubmit={() =>
        change.mutate({ desk, name: draft.name, emailDomains: domainsIn(draft.domains) }, { onSuccess: onDone })
      }
    />
  );
}

function CompanyFields({
  label,
  draft,
  problem,
  isBusy,
  onChange,
  onSubmit,
}: {
  label: string;
  draft: Draft;
  problem: unknown;
  isBusy: boolean;
  onChange: (draft: Draft) => void;
  onSubmit: () => void;
}): ReactNode {
  const say = useTexts(companyTexts);
  const faults = faultsByName(problem);
  return (
    <form
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={say('name')}
          withAsterisk
          maxLength={200}
          value={draft.name}
          onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
          error={faults.get('name')}
          data-autofocus
        />
        <Textarea
          label={say('domains')}
          description={say('domainsHint')}
          rows={3}
          value={draft.domains}
          onChange={(event) => onChange({ ...draft, domains: event.currentTarget.value })}
          error={faults.get('emailDomains')}
        />
        <ProblemNote problem={problem} shown={shownFaults(problem)} />
        <Submit isBusy={isBusy} />
      </Stack>
    </form>
  );
}
