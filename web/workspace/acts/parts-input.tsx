import { Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { fieldTexts } from '../../../texts/web/acts';
import { useTexts } from '../../language/language';

interface PartLine {
  readonly part: string;
  readonly quantity: string;
}

/** Parts and how many of each, a line a part; as JSON. */
export function PartsInput({
  value,
  fault,
  isRequired = true,
  label,
  onChange,
}: {
  value: string;
  fault: string | null;
  isRequired?: boolean;
  /** Left out: what they are goes without saying. */
  label?: string;
  onChange: (value: string) => void;
}): ReactNode {
  const say = useTexts(fieldTexts);
  const lines = value === '' ? [{ part: '', quantity: '1' }] : (JSON.parse(value) as PartLine[]);
  const change = (index: number, changes: Partial<PartLine>): void =>
    onChange(JSON.stringify(lines.map((each, at) => (at === index ? { ...each, ...changes } : each))));
  return (
    <Stack gap="xs" role="group" aria-label={label ?? say('lines')}>
      {label !== undefined && (
        <Text size="sm" fw={500}>
          {label}
        </Text>
      )}
      {lines.map((line, index) => (
        // The lines have no other identity than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Group key={index} gap="xs" wrap="nowrap" align="flex-end">
          <TextInput
            style={{ flex: 1 }}
            label={say('part')}
            required={isRequired && index === 0}
            error={index === 0 ? fault : null}
            value={line.part}
            onChange={(event) => change(index, { part: event.currentTarget.value })}
          />
          <NumberInput
            w={90}
            label={say('quantity')}
            min={1}
            max={10_000}
            hideControls
            value={line.quantity}
            onChange={(quantity) => change(index, { quantity: String(quantity) })}
          />
        </Group>
      ))}
      <Text component="div">
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onChange(JSON.stringify([...lines, { part: '', quantity: '1' }]))}
        >
          {say('addPart')}
        </Button>
      </Text>
    </Stack>
  );
}

/** What was put in, but lines that are left empty. */
export function partsOf(value: string): readonly { readonly part: string; readonly quantity: number }[] {
  return (JSON.parse(value) as PartLine[])
    .filter(({ part }) => part.trim() !== '')
    .map(({ part, quantity }) => ({ part, quantity: Number(quantity) }));
}
