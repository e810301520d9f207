import { Alert, Button, Divider, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { absenceTexts } from '../../texts/web/visit-acts';
import { api, ask } from '../api/client';
import { asOneAttempt } from '../commands/attempt-keys';
import { useDraft } from '../drafts/use-draft';
import { Dialog } from '../kit/dialog';
import { FactList } from '../kit/fact-list';
import { ProblemNote } from '../kit/problem-note';
import { useLanguage, useTexts } from '../language/language';
import { spanIn } from '../time/format';
import type { BoardRow } from './board-words';
import type { Absence } from './cells';

const DayInput = lazy(async () => ({ default: (await import('../forms/day-input')).DayInput }));

/** A technician of the board: home and skills, and absences, which are noted and taken back here. */
export function TechnicianDialog({
  desk,
  zone,
  row,
  date,
  onClose,
}: {
  desk: string;
  zone: string;
  /** Undefined: the person has left the board meanwhile. */
  row: BoardRow | undefined;
  /** A day that was opened. */
  date: string | null;
  onClose: () => void;
}): ReactNode {
  const say = useTexts(absenceTexts);
  return (
    <Dialog title={say('title', { name: row?.technician.name ?? '' })} isOpen onClose={onClose}>
      {row === undefined ? (
        <Text size="sm">{say('away')}</Text>
      ) : (
        <Technician desk={desk} zone={zone} row={row} date={date} />
      )}
    </Dialog>
  );
}

function Technician({
  desk,
  zone,
  row: { technician },
  date,
}: {
  desk: string;
  zone: string;
  row: BoardRow;
  date: string | null;
}): ReactNode {
  const say = useTexts(absenceTexts);
  const { shortId, home, skills, absences } = technician;
  return (
    <Stack gap="sm">
      <FactList
        facts={[
          [say('home'), home.title],
          [say('skills'), skills.map(({ title }) => title).join(', ') || say('noSkills')],
        ]}
      />
      <Text size="sm" fw={600}>
        {say('absences')}
      </Text>
      {absences.length === 0 ? (
        <Text size="sm">{say('noAbsences')}</Text>
      ) : (
        absences.map((absence) => (
          <Noted key={absence.id} desk={desk} zone={zone} technician={shortId} absence={absence} />
        ))
      )}
      <Divider />
      <NewAbsence desk={desk} technician={shortId} date={date} />
    </Stack>
  );
}

function Noted({
  desk,
  zone,
  technician,
  absence: { id, from, to, reason },
}: {
  desk: string;
  zone: string;
  technician: string;
  absence: Absence;
}): ReactNode {
  const say = useTexts(absenceTexts);
  const language = useLanguage();
  const client = useQueryClient();
  const when = spanIn(from, to, zone, language);
  const remove = useMutation({
    mutationFn: () =>
      ask(
        api.DELETE('/api/v1/technicians/{shortId}/absences/{absence}', {
          params: { path: { shortId: technician, absence: id }, query: { desk } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['visits'] }),
  });
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm">{[when, reason].filter(Boolean).join(' · ')}</Text>
        <Button
          size="compact-sm"
          variant="default"
          style={{ flex: 'none' }}
          aria-label={say('remove', { when })}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {say('removeShort')}
        </Button>
      </Group>
      <ProblemNote problem={remove.error} />
    </div>
  );
}

interface Written {
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string;
}

function NewAbsence({ desk, technician, date }: { desk: string; technician: string; date: string | null }): ReactNode {
  const say = useTexts(absenceTexts);
  const client = useQueryClient();
  const place = `absence ${desk} ${technician}`;
  const [begun] = useState<Written>({ from: date, to: date, reason: '' });
  const [{ from, to, reason }, keep, done] = useDraft<Written>(place, begun);
  const [isMissing, setIsMissing] = useState(false);
  const [inDoubt, setInDoubt] = useState<readonly string[] | null>(null);
  const add = useMutation({
    mutationFn: (body: { readonly from: string; readonly to: string; readonly reason: string }) =>
      asOneAttempt(place, body, (key) =>
        ask(
          api.POST('/api/v1/technicians/{shortId}/absences', {
            params: { path: { shortId: technician }, header: { 'Idempotency-Key': key } },
            body: { desk, ...body },
          }),
        ),
      ),
    onSuccess: ({ visits }) => {
      setInDoubt(visits.map(({ number }) => number));
      done();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['visits'] }),
  });
  const send = (): void => {
    const isWhole = from !== null && to !== null && from <= to && reason.trim() !== '';
    setIsMissing(!isWhole);
    setInDoubt(null);
    if (isWhole) add.mutate({ from, to, reason: reason.trim() });
  };
  const change = (changes: Partial<Written>): void => {
    setIsMissing(false);
    keep({ from, to, reason, ...changes });
  };
  return (
    <form
      noValidate
      aria-label={say('add')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="xs">
        <Text size="sm" fw={600}>
          {say('add')}
        </Text>
        <Group gap="sm" align="flex-end">
          <Suspense fallback={null}>
            <DayInput size="sm" w={180} label={say('from')} value={from} onChange={(day) => change({ from: day })} />
            <DayInput size="sm" w={180} label={say('to')} value={to} onChange={(day) => change({ to: day })} />
          </Suspense>
        </Group>
        <TextInput
          size="sm"
          label={say('reason')}
          placeholder={say('reasonHint')}
          maxLength={300}
          value={reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
        {isMissing && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {say('missing')}
          </Text>
        )}
        <ProblemNote problem={add.error} />
        {inDoubt !== null && (
          <Alert color={inDoubt.length === 0 ? 'green' : 'yellow'} variant="light" role="status">
            <Text size="sm">
              {say('noted')} {inDoubt.length > 0 && say('inDoubt', { visits: inDoubt.join(', ') })}
            </Text>
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" size="xs" loading={add.isPending}>
            {say('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
