import { Alert, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { filingTexts, formTexts } from '../../texts/web/forms';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import type { Form } from '../forms/asked';
import { Icon } from '../kit/icon';
import { useTexts } from '../language/language';
import type { FilingWords } from './filing-words';

/**
 * What of a request decides its dates: topic, kind of problem, number of vehicles, each where the desk's rules ask for it and the form
 * does not say it already.
 */
export function Particulars({
  desk,
  form,
  words,
  faults,
  onChange,
}: {
  desk: Schemas['Desk'];
  form: Form | null;
  words: FilingWords;
  faults: ReadonlyMap<string, string>;
  onChange: (next: Partial<FilingWords>) => void;
}): ReactNode {
  const say = useTexts(filingTexts);
  const ask = useTexts(formTexts);
  const { data: rules } = useQuery(queries.regulation(desk.code));
  const topic = form?.topic ?? words.topic;
  const choices = (entries: Schemas['Desk']['topics']): { value: string; label: string }[] =>
    entries.map(({ code, title }) => ({ value: code, label: title }));
  const common = {
    placeholder: ask('choose'),
    clearable: true,
    clearButtonProps: { 'aria-label': ask('remove') },
  };
  return (
    <>
      {!form?.topic && desk.topics.length > 1 && (
        <div data-fault={faults.has('topic') || undefined}>
          <Select
            {...common}
            label={say('topic')}
            description={say('topicHint')}
            data={choices(desk.topics)}
            value={words.topic}
            error={faults.get('topic') ?? null}
            onChange={(chosen) => onChange({ topic: chosen })}
          />
        </div>
      )}
      {rules?.topics.some(({ code, phoneCall }) => phoneCall && code === topic) === true && (
        <Alert color="orange" variant="light" icon={<Icon name="warning" />} role="status">
          {say('phoneCall')}
        </Alert>
      )}
      {!form?.category && desk.categories.length > 1 && (
        <div data-fault={faults.has('category') || undefined}>
          <Select
            {...common}
            label={say('category')}
            data={choices(desk.categories)}
            value={words.category}
            error={faults.get('category') ?? null}
            onChange={(chosen) => onChange({ category: chosen })}
          />
        </div>
      )}
      {(countsVehicles(rules, topic) || words.vehicles !== '') && (
        <div data-fault={faults.has('vehicles') || undefined}>
          <TextInput
            label={say('vehicles')}
            description={say('vehiclesHint')}
            inputMode="numeric"
            maxLength={6}
            w={{ base: '100%', xs: 220 }}
            value={words.vehicles}
            error={faults.get('vehicles') ?? null}
            onChange={(event) => onChange({ vehicles: event.currentTarget.value.replaceAll(/\D/g, '') })}
          />
        </div>
      )}
    </>
  );
}

/** Whether a limit of the topic depends on how many there are. */
function countsVehicles(rules: Schemas['RegulationContent'] | null | undefined, topic: string | null): boolean {
  const limits = rules?.clocks.flatMap((clock) => clock.limits) ?? [];
  return limits.some(({ conditions }) => {
    const topics = conditions.find(({ of }) => of === 'topic')?.in;
    return conditions.some(({ of }) => of === 'vehicles') && (topics === undefined || topics.includes(topic ?? ''));
  });
}
