import { Button, Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { simulationPageTexts } from '../../texts/web/simulation';
import { queries } from '../api/queries';
import { useTexts } from '../language/language';
import { rulesQueries } from '../rules/rules-queries';
import type { YearQuestion } from './year-query';

const mostRequests = 10_000;
const mostSpecialists = 1_000;
const years = { first: 2023, last: 2098 } as const;
const width = { base: '100%', xs: 150 } as const;

/** Which year is to be played. */
export function QuestionForm({
  desks,
  question,
  isPlaying,
  onAsk,
}: {
  desks: readonly string[];
  question: YearQuestion;
  isPlaying: boolean;
  onAsk: (question: YearQuestion) => void;
}): ReactNode {
  const say = useTexts(simulationPageTexts);
  const [asked, setAsked] = useState(question);
  const titles = useQuery(queries.desks()).data?.items ?? [];
  const contracts =
    useInfiniteQuery({ ...rulesQueries.contracts(asked.desk), enabled: asked.desk !== '' }).data?.pages.flatMap(
      ({ items }) => items,
    ) ?? [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onAsk(asked);
  };
  const { contract: _contract, ...plain } = asked;
  const { specialists: _specialists, ...open } = asked;
  return (
    <form onSubmit={submit} className="no-print" aria-label={say('title')}>
      <Group align="start" gap="sm">
        {desks.length > 1 && (
          <NativeSelect
            label={say('desk')}
            w={{ base: '100%', xs: 240 }}
            value={asked.desk}
            data={desks.map((code) => ({ value: code, label: titles.find((it) => it.code === code)?.title ?? code }))}
            onChange={(event) => setAsked({ ...plain, desk: event.currentTarget.value })}
          />
        )}
        <NumberInput
          label={say('year')}
          w={width}
          required
          withAsterisk={false}
          min={years.first}
          max={years.last}
          allowDecimal={false}
          hideControls
          value={asked.year}
          onChange={(value) => setAsked({ ...asked, year: Number(value) })}
        />
        <TextInput
          label={say('seed')}
          description={say('seedHint')}
          inputWrapperOrder={['label', 'input', 'description']}
          w={width}
          required
          withAsterisk={false}
          maxLength={40}
          value={asked.seed}
          onChange={(event) => setAsked({ ...asked, seed: event.currentTarget.value })}
        />
        <NumberInput
          label={say('requests')}
          description={say('requestsHint', { most: mostRequests })}
          inputWrapperOrder={['label', 'input', 'description']}
          w={width}
          required
          withAsterisk={false}
          min={1}
          max={mostRequests}
          allowDecimal={false}
          hideControls
          value={asked.requests}
          onChange={(value) => setAsked({ ...asked, requests: Number(value) })}
        />
        <NumberInput
          label={say('specialists')}
          description={say('specialistsHint')}
          inputWrapperOrder={['label', 'input', 'description']}
          w={width}
          min={1}
          max={mostSpecialists}
          allowDecimal={false}
          hideControls
          value={asked.specialists ?? ''}
          onChange={(value) => setAsked(value === '' ? open : { ...asked, specialists: Number(value) })}
        />
        <NativeSelect
          label={say('contract')}
          w={{ base: '100%', xs: 220 }}
          value={asked.contract ?? ''}
          data={[
            { value: '', label: say('noContract') },
            ...contracts.map(({ id, number, company }) => ({
              value: id,
              label: say('contractOf', { number, company: company.name ?? company.id }),
            })),
          ]}
          onChange={({ currentTarget: { value } }) => setAsked(value === '' ? plain : { ...asked, contract: value })}
        />
        <Button type="submit" mt={25} loading={isPlaying}>
          {say('play')}
        </Button>
      </Group>
    </form>
  );
}
