import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { administrationTexts, peopleTexts } from '../../texts/web/administration';
import { preferenceTexts } from '../../texts/web/preferences';
import { shellTexts } from '../../texts/web/shell';
import { api, ask, type Schemas } from '../api/client';
import { useDraft } from '../drafts/use-draft';
import { LinkTo } from '../kit/link';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { useDesk } from './desk';
import { faultsByName, shownFaults } from './faults';
import { plainRole, RoleFields, roleToGive, type RoleAsked } from './role-fields';
import { useAct } from './use-act';

interface Draft {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly language: 'ru' | 'en';
  readonly role: RoleAsked;
  readonly invite: boolean;
}

const nobody: Draft = { name: '', email: '', phone: '', language: 'ru', role: plainRole, invite: true };

/**
 * Brings a person to the desk: who it is, in which role, and whether a letter leaves at once.
 *
 * @param company whose user it is, where that is known
 */
export function AddPerson({
  desk,
  company,
  onDone,
}: {
  desk: string;
  company?: Schemas['Company'];
  onDone: () => void;
}): ReactNode {
  const say = useTexts(peopleTexts);
  const shell = useTexts(shellTexts);
  const [draft, setDraft, forget] = useDraft<Draft>(`add-person ${desk} ${company?.id ?? ''}`, nobody);
  const { keep } = useDesk();
  const isProgram = draft.role.role === 'client' && draft.role.inCompany === 'integration';
  const isInvited = draft.invite && !isProgram;
  const add = useAct(`people of ${desk}`, (body: Schemas['NewPerson'], key) =>
    ask(api.POST('/api/v1/people', { params: { header: { 'Idempotency-Key': key } }, body })),
  );
  const faults = faultsByName(add.error);
  const change = (next: Partial<Draft>): void => setDraft({ ...draft, ...next });
  if (add.data !== undefined) {
    const { person, invited } = add.data;
    return (
      <Stack gap="md">
        <Text role="status">{say(invited ? 'addedInvited' : 'added', { name: person.name })}</Text>
        <Group justify="end">
          <LinkTo to="/administration/people/$person" params={{ person: person.shortId }} search={keep}>
            {say('toPerson')}
          </LinkTo>
          <Button onClick={onDone}>{shell('close')}</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form
      aria-label={say('add')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const role =
          company === undefined ? draft.role : { ...draft.role, role: 'client' as const, client: company.id };
        const body = {
          ...{ desk, name: draft.name, language: draft.language, roles: [roleToGive(role)] },
          ...(draft.email.trim() === '' ? {} : { email: draft.email.trim() }),
          ...(draft.phone.trim() === '' ? {} : { phone: draft.phone.trim() }),
          ...(isInvited ? { invite: true } : {}),
        };
        add.mutate(body, { onSuccess: forget });
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={say('name')}
          withAsterisk
          maxLength={200}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={faults.get('name')}
          data-autofocus
        />
        <RoleFields
          desk={desk}
          company={company}
          asked={draft.role}
          faults={faults}
          onChange={(role) => change({ role })}
        />
        {!isProgram && (
          <>
            <TextInput
              label={say('email')}
              description={say('emailHint')}
              type="email"
              autoComplete="off"
              maxLength={254}
              value={draft.email}
              onChange={(event) => change({ email: event.currentTarget.value })}
              error={faults.get('email')}
            />
            <TextInput
              label={say('phone')}
              type="tel"
              autoComplete="off"
              maxLength={40}
              value={draft.phone}
              onChange={(event) => change({ phone: event.currentTarget.value })}
              error={faults.get('phone')}
            />
            <LanguageChoice language={draft.language} onChange={(language) => change({ language })} />
            <Checkbox
              label={say('invite')}
              description={say('inviteHint')}
              checked={draft.invite}
              onChange={(event) => change({ invite: event.currentTarget.checked })}
            />
          </>
        )}
        <ProblemNote problem={add.error} shown={shownFaults(add.error)} />
        <Submit isBusy={add.isPending} />
      </Stack>
    </form>
  );
}

export function LanguageChoice({
  language,
  onChange,
}: {
  language: 'ru' | 'en';
  onChange: (language: 'ru' | 'en') => void;
}): ReactNode {
  const say = useTexts(peopleTexts);
  const named = useTexts(preferenceTexts);
  return (
    <NativeSelect
      label={say('language')}
      value={language}
      onChange={(event) => onChange(event.currentTarget.value === 'en' ? 'en' : 'ru')}
      data={[
        { value: 'ru', label: named('russian') },
        { value: 'en', label: named('english') },
      ]}
    />
  );
}

/** The button that ends a form. */
export function Submit({ isBusy }: { isBusy: boolean }): ReactNode {
  const say = useTexts(administrationTexts);
  return (
    <Group justify="end">
      <Button type="submit" loading={isBusy}>
        {say('save')}
      </Button>
    </Group>
  );
}
