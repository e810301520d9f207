import { Checkbox, NativeSelect, Select, Stack } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Role } from '../../domain/regulation/types';
import { peopleTexts, roleTexts } from '../../texts/web/administration';
import type { Schemas } from '../api/client';
import { useTexts } from '../language/language';
import { useServices } from './desk';
import { administered } from './queries';

/** A role as it is being filled in. */
export interface RoleAsked {
  readonly role: Role;
  readonly client: string | null;
  readonly inCompany: '' | 'lead' | 'integration';
  readonly services: readonly string[];
}

export const plainRole: RoleAsked = { role: 'client', client: null, inCompany: '', services: [] };

/** What of it goes with the role, as the API takes it. */
export function roleToGive({ role, client, inCompany, services }: RoleAsked): Schemas['NewRole'] {
  const takesCompany = role === 'client' || role === 'personal-manager';
  return {
    role,
    ...(takesCompany && client !== null ? { client } : {}),
    ...(role === 'client' && inCompany !== '' ? { inCompany } : {}),
    ...(role === 'specialist' && services.length > 0 ? { services: [...services] } : {}),
  };
}

const roles = Object.keys(roleTexts) as readonly Role[];
const inCompanies = ['', 'lead', 'integration'] as const;

/** Asks for a role, and what goes with it. @param company the one whose user it is, where that is known */
export function RoleFields({
  desk,
  company,
  asked,
  faults,
  onChange,
}: {
  desk: string;
  company?: Schemas['Company'] | undefined;
  asked: RoleAsked;
  faults: ReadonlyMap<string, string>;
  onChange: (next: RoleAsked) => void;
}): ReactNode {
  const say = useTexts(peopleTexts);
  const roleName = useTexts(roleTexts);
  const services = useServices(desk);
  const { role, client, inCompany } = asked;
  const change = (next: Partial<RoleAsked>): void => onChange({ ...asked, ...next });
  return (
    <Stack gap="sm">
      {company === undefined && (
        <NativeSelect
          label={say('role')}
          value={role}
          onChange={(event) => change({ role: roles.find((it) => it === event.currentTarget.value) ?? role })}
          data={roles.map((value) => ({ value, label: roleName(value) }))}
          error={faults.get('role')}
        />
      )}
      {company === undefined && (role === 'client' || role === 'personal-manager') && (
        <CompanyChoice
          desk={desk}
          isNeeded={role === 'client'}
          client={client}
          fault={faults.get('client')}
          onChange={(chosen) => change({ client: chosen })}
        />
      )}
      {role === 'client' && (
        <NativeSelect
          label={say('inCompany')}
          value={inCompany}
          onChange={(event) => change({ inCompany: inCompanies.find((it) => it === event.currentTarget.value) ?? '' })}
          data={[
            { value: '', label: say('plainUser') },
            { value: 'lead', label: say('lead') },
            { value: 'integration', label: say('integration') },
          ]}
          error={faults.get('inCompany')}
        />
      )}
      {role === 'specialist' && services.length > 0 && (
        <ServiceChoice
          services={services}
          chosen={asked.services}
          fault={faults.get('services')}
          onChange={(chosen) => change({ services: chosen })}
        />
      )}
    </Stack>
  );
}

export function ServiceChoice({
  services,
  chosen,
  fault,
  onChange,
}: {
  services: Schemas['Desk']['services'];
  chosen: readonly string[];
  fault?: string | undefined;
  onChange: (chosen: string[]) => void;
}): ReactNode {
  const say = useTexts(peopleTexts);
  return (
    <Checkbox.Group
      label={say('services')}
      description={say('servicesHint')}
      value={[...chosen]}
      onChange={onChange}
      error={fault}
    >
      <Stack gap={6} py={6}>
        {services.map(({ code, title }) => (
          <Checkbox key={code} value={code} label={title} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

const searchAfterMs = 250;

/** A company of the desk, looked for by its name: there may be thousands. */
function CompanyChoice({
  desk,
  isNeeded,
  client,
  fault,
  onChange,
}: {
  desk: string;
  isNeeded: boolean;
  client: string | null;
  fault: string | undefined;
  onChange: (client: string | null) => void;
}): ReactNode {
  const say = useTexts(peopleTexts);
  const [text, setText] = useState('');
  const seek = useDebouncedCallback(setText, searchAfterMs);
  const found = useInfiniteQuery({ ...administered.companies(desk, text), placeholderData: keepPreviousData });
  const { data: chosen } = useQuery({ ...administered.company(desk, client ?? ''), enabled: client !== null });
  const listed = found.data?.pages.flatMap((page) => page.items) ?? [];
  const all = chosen === undefined || listed.some(({ id }) => id === chosen.id) ? listed : [chosen, ...listed];
  return (
    <Select
      label={say(isNeeded ? 'company' : 'companyOfManager')}
      placeholder={say('chooseCompany')}
      withAsterisk={isNeeded}
      searchable
      clearable={!isNeeded}
      data={all.map(({ id, name }) => ({ value: id, label: name ?? id }))}
      // What is listed fits what was typed: the API has looked.
      filter={({ options }) => options}
      onSearchChange={(words) => seek(words === chosen?.name ? '' : words)}
      nothingFoundMessage={say('noCompanies')}
      value={client}
      onChange={onChange}
      error={fault}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
