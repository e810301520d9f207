import { Group, Text, TextInput } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { fieldTexts } from '../../../texts/web/acts';
import { DayInput } from '../../forms/day-input';
import { useLanguage, useTexts } from '../../language/language';
import { useMe } from '../../session/me';
import { momentIn } from '../../time/format';
import { instantOf } from '../../time/local';

const usualTime = '18:00';

/**
 * A day and a time by the desk's clocks, typed or chosen: `2026-12-01T18:00`. Where the reader's clocks differ, theirs is shown too.
 *
 * @param zone of the desk
 */
export function InstantInput({
  label,
  value,
  zone,
  required,
  fault,
  onChange,
}: {
  label: string;
  value: string;
  zone: string;
  required: boolean;
  fault: string | null;
  onChange: (value: string) => void;
}): ReactNode {
  const say = useTexts(fieldTexts);
  const language = useLanguage();
  const { timeZone } = useMe();
  const id = useId();
  const [date = '', time = ''] = value.split('T');
  const instant = instantOf(value, zone);
  const own = instant === null || zone === timeZone ? null : momentIn(instant, timeZone, language, 'short');
  const change = (day: string, hour: string): void => onChange(day === '' && hour === '' ? '' : `${day}T${hour}`);
  return (
    <div role="group" aria-labelledby={id}>
      <Text id={id} size="sm" fw={500}>
        {label}
        {required && (
          <Text component="span" c="var(--mantine-color-error)" aria-hidden>
            {' '}
            *
          </Text>
        )}
      </Text>
      <Group gap="xs" align="flex-start" wrap="wrap">
        <DayInput
          size="sm"
          w={160}
          aria-label={`${label}: ${say('date')}`}
          value={date === '' ? null : date}
          error={fault}
          onChange={(day) => change(day ?? '', day === null ? '' : time === '' ? usualTime : time)}
        />
        <TextInput
          size="sm"
          w={90}
          inputMode="numeric"
          placeholder="18:00"
          maxLength={5}
          aria-label={`${label}: ${say('time')}`}
          value={time}
          error={time !== '' && !/^\d\d:\d\d$/.test(time)}
          onChange={(event) => change(date, event.currentTarget.value)}
          onBlur={(event) => change(date, asTime(event.currentTarget.value))}
        />
      </Group>
      <Text size="xs" c="dimmed">
        {say('deskTime', { zone: zone.replace('_', ' ') })}
        {own !== null && `; ${say('yourTime', { at: own })}`}
      </Text>
    </div>
  );
}

/** `9`, `930`, `9.30` and `9:30` are half a keystroke apart. */
function asTime(typed: string): string {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[.:\s-]?(\d\d))?$/.exec(typed.trim()) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return typed;
  return `${hours.padStart(2, '0')}:${minutes}`;
}
