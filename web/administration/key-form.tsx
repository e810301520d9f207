import { Alert, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { keyTexts } from '../../texts/web/administration';
import { api, ask, type Schemas } from '../api/client';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import classes from './administration.module.css';
import { faultsByName, shownFaults } from './faults';
import { Submit } from './person-form';
import { administered } from './queries';
import { useAct } from './use-act';

const DayInput = lazy(async () => ({ default: (await import('../forms/day-input')).DayInput }));

/** Makes a key, and shows it once. */
export function MakeKey({ desk, onDone }: { desk: string; onDone: () => void }): ReactNode {
  const say = useTexts(keyTexts);
  const [name, setName] = useState('');
  const [person, setPerson] = useState('');
  const [until, setUntil] = useState('');
  const { data: programs = [] } = useQuery(administered.programs(desk));
  const make = useAct(`keys of ${desk}`, (body: Schemas['NewApiKey'], key) =>
    ask(api.POST('/api/v1/keys', { params: { header: { 'Idempotency-Key': key } }, body })),
  );
  const faults = faultsByName(make.error);
  if (make.data !== undefined) return <Made made={make.data.key} onDone={onDone} />;
  return (
    <form
      aria-label={say('make')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate({
          ...{ desk, name },
          ...(person === '' ? {} : { person }),
          // The whole of that day, by the clocks of whoever says so.
          ...(until === '' ? {} : { expiresAt: new Date(`${until}T23:59:59`).toISOString() }),
        });
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={say('name')}
          description={say('nameHint')}
          withAsterisk
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={faults.get('name')}
          data-autofocus
        />
        <NativeSelect
          label={say('person')}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
          data={[
            { value: '', label: say('self') },
            ...programs.map(({ shortId, name: called, roles }) => ({
              value: shortId,
              label: `${called} · ${roles[0]?.company?.name ?? shortId}`,
            })),
          ]}
          error={faults.get('person')}
        />
        <Suspense fallback={null}>
          <DayInput
            label={say('expires')}
            description={say('expiresHint')}
            value={until === '' ? null : until}
            onChange={(day) => setUntil(day ?? '')}
            error={faults.get('expiresAt')}
          />
        </Suspense>
        <ProblemNote problem={make.error} shown={shownFaults(make.error)} />
        <Submit isBusy={make.isPending} />
      </Stack>
    </form>
  );
}

function Made({ made, onDone }: { made: string; onDone: () => void }): ReactNode {
  const say = useTexts(keyTexts);
  const { copy, copied } = useClipboard();
  return (
    <Stack gap="md">
      <Alert color="brand" variant="light" title={say('made')} role="status">
        {say('madeHint')}
      </Alert>
      <div>
        <Text size="sm" fw={600} component="div">
          {say('key')}
        </Text>
        <code className={classes['key']}>{made}</code>
      </div>
      <Group justify="end">
        <Button variant="default" onClick={() => copy(made)}>
          {say(copied ? 'copied' : 'copy')}
        </Button>
        <Button onClick={onDone}>{say('done')}</Button>
      </Group>
    </Stack>
  );
}
