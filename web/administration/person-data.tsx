import { Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { peopleTexts } from '../../texts/web/administration';
import { api, ask, type Schemas } from '../api/client';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { faultsByName, shownFaults } from './faults';
import { LanguageChoice, Submit } from './person-form';
import type { PersonWithWork } from './person';
import { useAct } from './use-act';

/** Name, address, number and language of somebody whom no other desk knows. */
export function PersonData({
  person,
  desk,
  onDone,
}: {
  person: PersonWithWork;
  desk: string;
  onDone: () => void;
}): ReactNode {
  const say = useTexts(peopleTexts);
  const [name, setName] = useState(person.name);
  const [email, setEmail] = useState(person.email ?? '');
  const [phone, setPhone] = useState(person.phone ?? '');
  const [language, setLanguage] = useState(person.language);
  const change = useAct(`person ${person.id}`, (body: Schemas['PersonChange']) =>
    ask(api.PATCH('/api/v1/people/{shortId}', { params: { path: { shortId: person.shortId } }, body })),
  );
  const faults = faultsByName(change.error);
  return (
    <form
      aria-label={say('data')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const mended = email.trim() === (person.email ?? '') || email.trim() === '' ? {} : { email: email.trim() };
        const body = { desk, name, phone: phone.trim() === '' ? null : phone.trim(), language, ...mended };
        change.mutate(body, { onSuccess: onDone });
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={say('name')}
          withAsterisk
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={faults.get('name')}
          data-autofocus
        />
        <TextInput
          label={say('email')}
          description={person.signsIn ? say('emailFixed') : say('emailHint')}
          type="email"
          autoComplete="off"
          maxLength={254}
          readOnly={person.signsIn}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={faults.get('email')}
        />
        <TextInput
          label={say('phone')}
          type="tel"
          autoComplete="off"
          maxLength={40}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
          error={faults.get('phone')}
        />
        <LanguageChoice language={language} onChange={setLanguage} />
        <ProblemNote problem={change.error} shown={shownFaults(change.error)} />
        <Submit isBusy={change.isPending} />
      </Stack>
    </form>
  );
}
