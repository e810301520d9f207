import { Button, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { absenceTexts } from '../../texts/web/absences';
import { api, ask } from '../api/client';
import { ApiProblem } from '../api/problem';
import { queries } from '../api/queries';
import { asOneAttempt } from '../commands/attempt-keys';
import { DayInput } from '../forms/day-input';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';

/** Who can stand in: whoever could answer a ticket. */
const answering = ['specialist', 'coordinator', 'manager', 'administrator'];

/**
 * Notes an absence.
 *
 * @param person whose it is; left out, the form asks
 */
export function AbsenceForm({
  desk,
  person: given,
  onDone,
}: {
  desk: string;
  person?: string;
  onDone: () => void;
}): ReactNode {
  const say = useTexts(absenceTexts);
  const client = useQueryClient();
  const people = useQuery(queries.people(desk)).data ?? [];
  const [person, setPerson] = useState<string | null>(given ?? null);
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [standIn, setStandIn] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const note = useMutation({
    mutationFn: (asked: { person: string; from: string; to: string }) => {
      const body = {
        ...{ desk, from: asked.from, to: asked.to },
        ...(standIn === null ? {} : { standIn }),
        ...(reason.trim() === '' ? {} : { reason }),
      };
      const params = { path: { shortId: asked.person } };
      return asOneAttempt(`absence ${asked.person}`, body, (key) =>
        ask(api.POST('/api/v1/people/{shortId}/absences', { params, body, headers: { 'Idempotency-Key': key } })),
      );
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['absences'] });
      onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsTried(true);
    if (person !== null && from !== null && to !== null) note.mutate({ person, from, to });
  };
  const missing = (value: string | null): string | undefined =>
    isTried && value === null ? say('missing') : undefined;
  const faults = note.error instanceof ApiProblem ? note.error.faultsByField : new Map<string, string>();
  const named = (all: typeof people) =>
    all.flatMap(({ shortId, name }) => (shortId == null ? [] : [{ value: shortId, label: name ?? shortId }]));
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {given === undefined && (
          <Select
            label={say('person')}
            data={named(people)}
            value={person}
            onChange={setPerson}
            error={missing(person)}
            searchable
            required
            data-autofocus
          />
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <DayInput
            w="100%"
            label={say('from')}
            value={from}
            onChange={setFrom}
            error={missing(from) ?? faults.get('from')}
            required
          />
          <DayInput
            w="100%"
            label={say('to')}
            description={say('toHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={to}
            onChange={setTo}
            error={missing(to) ?? faults.get('to')}
            required
          />
        </SimpleGrid>
        <Select
          label={say('standIn')}
          placeholder={say('nobody')}
          data={named(
            people.filter(({ shortId, roles }) => shortId !== person && roles.some((it) => answering.includes(it))),
          )}
          value={standIn}
          onChange={setStandIn}
          searchable
          clearable
        />
        <TextInput
          label={say('reason')}
          description={say('reasonHint')}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNote problem={note.error} shown={['from', 'to']} />
        <Group gap="xs">
          <Button type="submit" loading={note.isPending}>
            {say('save')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onDone}>
            {say('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
