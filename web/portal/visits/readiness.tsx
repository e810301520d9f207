import { Button, Group, Loader, Stack, Text, TextInput } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { actTexts, clientVisitTexts } from '../../../texts/web/client-ticket';
import type { Schemas } from '../../api/client';
import { useGiveVisit } from '../../commands/use-give-visit';
import { ProblemNote } from '../../kit/problem-note';
import { useTexts } from '../../language/language';
import { When } from '../../time/when';
import { Clock, timeOn } from './span-form';

const DayInput = lazy(async () => ({ default: (await import('../../forms/day-input')).DayInput }));

/** The client's word that all is ready: the second key of the visit's term (SK-17). */
export function Readiness({ visit }: { visit: Schemas['Visit'] }): ReactNode {
  const say = useTexts(clientVisitTexts);
  const [open, setOpen] = useState<'later' | 'withdraw' | null>(null);
  const give = useGiveVisit(visit.number);
  const { keys, can, site } = visit;
  const ready = (from?: string): void =>
    give.mutate({ type: 'ready', ...(from === undefined ? {} : { from }) }, { onSuccess: () => setOpen(null) });
  if (keys.ready === null && can.ready !== 'yes') return null;
  return (
    <Stack gap="xs">
      {keys.ready === null ? (
        <Text size="sm">{say('notReady')}</Text>
      ) : (
        <Text size="sm" component="div">
          {say('readyFrom')} <When at={keys.ready} zone={site.timeZone} />
        </Text>
      )}
      {open === null && (
        <Group gap="sm">
          {can.ready === 'yes' && (
            <>
              <Button loading={give.isPending} onClick={() => ready()}>
                {say('readyNow')}
              </Button>
              <Button variant="default" onClick={() => setOpen('later')}>
                {say('readyLater')}
              </Button>
            </>
          )}
          {can['withdraw-ready'] === 'yes' && (
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setOpen('withdraw')}>
              {say('withdraw')}
            </Button>
          )}
        </Group>
      )}
      {open === 'later' && (
        <Later zone={site.timeZone} isPending={give.isPending} onSend={ready} onCancel={() => setOpen(null)} />
      )}
      {open === 'withdraw' && (
        <ReasonForm
          label={say('withdrawReason')}
          submit={say('withdraw')}
          isPending={give.isPending}
          onSend={(reason) => give.mutate({ type: 'withdraw-ready', reason }, { onSuccess: () => setOpen(null) })}
          onCancel={() => setOpen(null)}
        />
      )}
      <ProblemNote problem={give.error} />
    </Stack>
  );
}

function Later({
  zone,
  isPending,
  onSend,
  onCancel,
}: {
  zone: string;
  isPending: boolean;
  onSend: (from: string) => void;
  onCancel: () => void;
}): ReactNode {
  const say = useTexts(clientVisitTexts);
  const acts = useTexts(actTexts);
  const [day, setDay] = useState<string | null>(null);
  const [time, setTime] = useState('09:00');
  const from = timeOn(day, time, zone);
  return (
    <Group gap="sm" align="flex-end">
      <Suspense fallback={<Loader size="sm" />}>
        <DayInput label={say('day')} value={day} onChange={setDay} />
      </Suspense>
      <Clock label={say('from')} value={time} onChange={setTime} />
      <Button disabled={from === null} loading={isPending} onClick={() => from !== null && onSend(from)}>
        {say('ready')}
      </Button>
      <Button variant="subtle" color="gray" onClick={onCancel}>
        {acts('cancel')}
      </Button>
    </Group>
  );
}

/** Something that needs a reason in a line. */
export function ReasonForm({
  label,
  submit,
  isPending,
  onSend,
  onCancel,
}: {
  label: string;
  submit: string;
  isPending: boolean;
  onSend: (reason: string) => void;
  onCancel: () => void;
}): ReactNode {
  const acts = useTexts(actTexts);
  const [reason, setReason] = useState('');
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        label={label}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        style={{ flex: '1 1 240px' }}
      />
      <Button disabled={reason.trim() === ''} loading={isPending} onClick={() => onSend(reason.trim())}>
        {submit}
      </Button>
      <Button variant="subtle" color="gray" onClick={onCancel}>
        {acts('cancel')}
      </Button>
    </Group>
  );
}
