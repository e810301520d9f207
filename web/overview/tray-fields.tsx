import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formTexts } from '../../texts/web/forms';
import { trayPageTexts } from '../../texts/web/overview';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { useTexts } from '../language/language';
import type { Dealing } from './tray-act';

/** What an act asks for. */
export function TrayFields({
  item,
  desk,
  dealing,
  faults,
  missing,
  onChange,
}: {
  item: Schemas['TrayItem'];
  desk: string;
  dealing: Dealing;
  faults: ReadonlyMap<string, string>;
  missing: 'client' | 'ticket' | 'reason' | null;
  onChange: (next: Partial<Dealing>) => void;
}): ReactNode {
  const say = useTexts(trayPageTexts);
  const ask = useTexts(formTexts);
  const { act, client } = dealing;
  const wantsClient = act === 'file' || act === 'bind';
  const { data: companies = [] } = useQuery({ ...queries.companies(desk), enabled: wantsClient });
  const { data: people = [] } = useQuery({
    ...queries.people(desk, client ?? ''),
    enabled: act === 'file' && client !== null,
  });
  const { data: desks } = useQuery(queries.desks());
  const own = desks?.items.find(({ code }) => code === desk);
  const fault = (name: 'client' | 'ticket' | 'reason' | 'person'): string | null =>
    faults.get(name) ?? (missing === name ? say('missing', { field: say(name) }) : null);
  const marked = (name: 'client' | 'ticket' | 'reason' | 'person'): { 'data-fault'?: true } =>
    fault(name) === null ? {} : { 'data-fault': true };
  switch (act) {
    case 'attach':
      return (
        <div {...marked('ticket')}>
          <TextInput
            label={say('ticket')}
            description={say('ticketHint', { example: item.letter?.ticket ?? 'SKAI-1042' })}
            maxLength={64}
            withAsterisk
            value={dealing.ticket}
            error={fault('ticket')}
            onChange={(event) => onChange({ ticket: event.currentTarget.value })}
            maw={320}
          />
        </div>
      );
    case 'drop':
      return (
        <div {...marked('reason')}>
          <TextInput
            label={say('reason')}
            maxLength={500}
            withAsterisk
            value={dealing.reason}
            error={fault('reason')}
            onChange={(event) => onChange({ reason: event.currentTarget.value })}
            maw={560}
          />
        </div>
      );
    case 'file':
    case 'bind':
      return (
        <Group gap="sm" align="start" {...marked('client')}>
          <NativeSelect
            label={say('client')}
            data={[
              { value: '', label: ask('choose') },
              ...companies.map(({ id, name }) => ({ value: id, label: name ?? id })),
            ]}
            value={client ?? ''}
            onChange={({ currentTarget: { value } }) => onChange({ client: value === '' ? null : value, person: '' })}
            withAsterisk
            error={fault('client')}
            w={{ base: '100%', xs: 280 }}
          />
          {act === 'bind' && (
            <TextInput
              label={say('name')}
              description={say('nameHint')}
              maxLength={200}
              value={dealing.name}
              onChange={(event) => onChange({ name: event.currentTarget.value })}
              w={{ base: '100%', xs: 280 }}
            />
          )}
          {act === 'file' && client !== null && (
            <>
              <NativeSelect
                label={say('person')}
                data={[
                  { value: '', label: say('writer') },
                  ...people.map(({ id, name, shortId }) => ({ value: id, label: name ?? shortId })),
                ]}
                value={dealing.person}
                error={fault('person')}
                onChange={(event) => onChange({ person: event.currentTarget.value })}
                w={{ base: '100%', xs: 280 }}
              />
              {(['requestType', 'topic'] as const).map((key) => (
                <NativeSelect
                  key={key}
                  label={say(key)}
                  data={[
                    { value: '', label: say('byText') },
                    ...((key === 'topic' ? own?.topics : own?.requestTypes) ?? []).map(({ code, title }) => ({
                      value: code,
                      label: title,
                    })),
                  ]}
                  value={dealing[key]}
                  onChange={(event) => onChange({ [key]: event.currentTarget.value })}
                  w={{ base: '100%', xs: 280 }}
                />
              ))}
            </>
          )}
        </Group>
      );
    default:
      return null;
  }
}
