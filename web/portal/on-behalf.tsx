import { Fieldset, Group, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { filingTexts, formTexts } from '../../texts/web/forms';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import type { Filing } from '../forms/use-file-ticket';
import { useTexts } from '../language/language';

/** For whom somebody of the desk files, and how that one came. */
export interface Behalf {
  /** The company. */
  readonly client: string | null;
  /** The id of its user; null: somebody without an account, named below. */
  readonly person: string | null;
  readonly name: string;
  readonly phone: string;
  readonly channel: 'phone' | 'portal';
}

export const nobody: Behalf = { client: null, person: null, name: '', phone: '', channel: 'phone' };

/** Of a filing. */
export function filedFor({ client, person, name, phone, channel }: Behalf): Partial<Filing> {
  const caller = { client: client ?? '', name: name.trim(), ...(phone.trim() === '' ? {} : { phone: phone.trim() }) };
  return {
    onBehalfOf: person ?? caller,
    channel,
    ...(channel === 'phone' ? { reportedByPhone: true } : {}),
  };
}

/** Whether it says for whom. */
export function isNamed({ client, person, name }: Behalf): boolean {
  return client !== null && (person !== null || name.trim() !== '');
}

/** Asks people of the desk whose ticket it is: a user of a client, or a caller without an account (SK-3). */
export function OnBehalf({
  desk,
  behalf,
  faults,
  onChange,
}: {
  desk: Schemas['Desk'];
  behalf: Behalf;
  faults: ReadonlyMap<string, string>;
  onChange: (next: Behalf) => void;
}): ReactNode {
  const say = useTexts(filingTexts);
  const ask = useTexts(formTexts);
  const { client, person, name, phone, channel } = behalf;
  const { data: companies = [] } = useQuery(queries.companies(desk.code));
  const { data: people = [] } = useQuery({ ...queries.people(desk.code, client ?? ''), enabled: client !== null });
  const change = (next: Partial<Behalf>): void => onChange({ ...behalf, ...next });
  return (
    <Fieldset legend={say('onBehalfOf')} radius="md">
      <Stack gap="sm" data-fault={faults.has('onBehalfOf') || undefined}>
        <Select
          label={say('client')}
          placeholder={ask('choose')}
          data={companies.map((company) => ({ value: company.id, label: company.name ?? company.id }))}
          value={client}
          onChange={(chosen) => change({ client: chosen, person: null })}
          withAsterisk
          searchable
          error={faults.get('onBehalfOf') ?? null}
        />
        {client !== null && (
          <Select
            label={say('user')}
            placeholder={say('noAccount')}
            data={people.map((each) => ({ value: each.id, label: each.name ?? each.shortId }))}
            value={person}
            onChange={(chosen) => change({ person: chosen })}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': ask('remove') }}
          />
        )}
        {client !== null && person === null && (
          <Group gap="sm" grow>
            <TextInput
              label={say('callerName')}
              withAsterisk
              maxLength={200}
              value={name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <TextInput
              label={say('callerPhone')}
              type="tel"
              maxLength={40}
              value={phone}
              onChange={(event) => change({ phone: event.currentTarget.value })}
            />
          </Group>
        )}
        <Radio.Group
          label={say('channel')}
          value={channel}
          onChange={(chosen) => change({ channel: chosen === 'phone' ? 'phone' : 'portal' })}
        >
          <Group gap="lg" py={6}>
            <Radio value="phone" label={say('byPhone')} />
            <Radio value="portal" label={say('byPortal')} />
          </Group>
        </Radio.Group>
      </Stack>
    </Fieldset>
  );
}
