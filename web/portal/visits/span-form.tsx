import { Button, Group, Loader, Stack, Text, TextInput } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { actTexts, clientVisitTexts } from '../../../texts/web/client-ticket';
import { useTexts } from '../../language/language';
import { instantOf } from '../../time/local';

const DayInput = lazy(async () => ({ default: (await import('../../forms/day-input')).DayInput }));

/** A day with a begin and an end, by the clocks of a zone. */
export function SpanForm({
  zone,
  isPending,
  onSend,
  onCancel,
}: {
  zone: string;
  isPending: boolean;
  onSend: (span: { readonly from: string; readonly to: string }) => void;
  onCancel: () => void;
}): ReactNode {
  const say = useTexts(clientVisitTexts);
  const acts = useTexts(actTexts);
  const [day, setDay] = useState<string | null>(null);
  const [begin, setBegin] = useState('09:00');
  const [end, setEnd] = useState('12:00');
  const [isWrong, setIsWrong] = useState(false);
  const send = (): void => {
    const [from, to] = [timeOn(day, begin, zone), timeOn(day, end, zone)];
    const isRight = from !== null && to !== null && from < to;
    setIsWrong(!isRight);
    if (isRight) onSend({ from, to });
  };
  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-end">
        <Suspense fallback={<Loader size="sm" />}>
          <DayInput label={say('day')} value={day} onChange={setDay} />
        </Suspense>
        <Clock label={say('from')} value={begin} onChange={setBegin} />
        <Clock label={say('to')} value={end} onChange={setEnd} />
      </Group>
      {isWrong && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {say('badTime')}
        </Text>
      )}
      <Group gap="sm">
        <Button loading={isPending} onClick={send}>
          {say('propose')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {acts('cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

/** The instant of a time on a day, by the clocks of a zone; null: there is none. @param time `9:30` */
export function timeOn(day: string | null, time: string, zone: string): string | null {
  return day === null ? null : instantOf(`${day}T${time.padStart(5, '0')}`, zone);
}

/** A time of the day, typed. */
export function Clock({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}): ReactNode {
  const say = useTexts(clientVisitTexts);
  return (
    <TextInput
      label={label}
      placeholder={say('timeHint')}
      inputMode="numeric"
      maxLength={5}
      w={90}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replace(/^(\d{2})(\d)/, '$1:$2'))}
    />
  );
}
