import { Checkbox, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { technicianTexts } from '../../texts/web/technician-work';
import { api, ask, type Schemas } from '../api/client';
import { queries } from '../api/queries';
import { FactList } from '../kit/fact-list';
import { ProblemNote } from '../kit/problem-note';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { useSkills } from './desk';
import { faultsByName, shownFaults } from './faults';
import { ChangedPart } from './changed-part';
import { Submit } from './person-form';
import type { PersonWithWork } from './person';
import { administered } from './queries';
import { useAct } from './use-act';

type Technician = Schemas['Technician'];

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** The working days of most, for whoever has none yet. */
const usual: Record<string, string[]> = Object.fromEntries(days.slice(0, 5).map((day) => [day, ['09:00-18:00']]));
/** Days off of the country are kept by most as well. */
const usualLayers = ['ru'];

/** Where a technician starts from, what the person is good at, and when: without it nobody is sent anywhere. */
export function TechnicianWork({ person, desk }: { person: PersonWithWork; desk: string }): ReactNode {
  const say = useTexts(technicianTexts);
  const found = useQuery(administered.technician(desk, person.shortId));
  if (found.isPending) return <Loading />;
  if (found.error !== null) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const technician = found.data;
  return (
    <ChangedPart
      title={say('title')}
      name={person.name}
      form={(close) => <TechnicianForm person={person} desk={desk} technician={technician} onDone={close} />}
    >
      {technician === null ? (
        <Text size="sm">{say('unset')}</Text>
      ) : (
        <FactList
          facts={[
            [say('home'), technician.home.title],
            [say('skills'), technician.skills.map(({ title }) => title).join(', ') || say('noSkills')],
            ...days.flatMap((day): [string, ReactNode][] => {
              const hours = technician.hours.week[day] ?? [];
              return hours.length === 0 ? [] : [[say(day), hours.join(', ').replaceAll('-', '–')]];
            }),
          ]}
        />
      )}
    </ChangedPart>
  );
}

function TechnicianForm({
  person,
  desk,
  technician,
  onDone,
}: {
  person: PersonWithWork;
  desk: string;
  technician: Technician | null;
  onDone: () => void;
}): ReactNode {
  const say = useTexts(technicianTexts);
  const skills = useSkills(desk) ?? [];
  const { data: regions = [] } = useQuery(queries.regions());
  const [home, setHome] = useState(technician?.home.code ?? '');
  const [held, setHeld] = useState<readonly string[]>(technician?.skills.map(({ code }) => code) ?? []);
  const [week, setWeek] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(days.map((day) => [day, ((technician?.hours.week ?? usual)[day] ?? []).join(', ')])),
  );
  const [layers, setLayers] = useState<readonly string[]>(technician?.hours.layers ?? usualLayers);
  const kept = technician !== null && technician.hours.layers.length > 0 ? technician.hours.layers : usualLayers;
  const save = useAct(`technician ${person.id}`, (body: Schemas['TechnicianData']) =>
    ask(api.PUT('/api/v1/technicians/{shortId}', { params: { path: { shortId: person.shortId } }, body })),
  );
  const faults = faultsByName(save.error);
  return (
    <form
      aria-label={say('title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const hours = {
          week: Object.fromEntries(days.map((day) => [day, spansOf(week[day] ?? '')])),
          layers: [...layers],
          // Single dates are kept as they are.
          ...(technician === null
            ? {}
            : { workdays: technician.hours.workdays, dateHours: technician.hours.dateHours }),
        };
        save.mutate({ desk, home, skills: [...held], hours }, { onSuccess: onDone });
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={say('home')}
          description={say('homeHint')}
          withAsterisk
          value={home}
          data={[
            { value: '', label: say('choose') },
            ...regions.map(({ code, title }) => ({ value: code, label: title })),
          ]}
          onChange={(event) => setHome(event.currentTarget.value)}
          error={faults.get('home')}
          data-autofocus
        />
        <Checkbox.Group label={say('skills')} value={[...held]} onChange={setHeld} error={faults.get('skills')}>
          <Stack gap={6} mt={4}>
            {skills.map(({ code, title }) => (
              <Checkbox key={code} value={code} label={title} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Text size="sm" fw={500} mt={4}>
          {say('hours')}
        </Text>
        <Text size="xs" c="dimmed">
          {say('hoursHint')}
        </Text>
        {days.map((day) => (
          <TextInput
            key={day}
            label={say(day)}
            size="xs"
            maxLength={100}
            placeholder={say('dayOff')}
            value={week[day] ?? ''}
            onChange={({ currentTarget: { value } }) => setWeek((it) => ({ ...it, [day]: value }))}
            error={faults.get(day)}
          />
        ))}
        <Checkbox
          label={say('holidays')}
          checked={layers.length > 0}
          onChange={(event) => setLayers(event.currentTarget.checked ? kept : [])}
        />
        <ProblemNote problem={save.error} shown={shownFaults(save.error)} />
        <Submit isBusy={save.isPending} />
      </Stack>
    </form>
  );
}

/** `9:00–13:00, 14:00–18:00` as the API takes it; whatever else is written goes as it is, and is told there. */
function spansOf(written: string): string[] {
  return written
    .split(/[,;]/)
    .map((span) =>
      span
        .trim()
        .replaceAll(/\s*[–—-]\s*/g, '-')
        .replaceAll(/(?<!\d)(\d):/g, '0$1:'),
    )
    .filter((span) => span !== '');
}
