import { Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { oneIncidentTexts } from '../../texts/web/incidents';
import { FactList } from '../kit/fact-list';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import type { Incident } from './incident-queries';
import { useIncidentAct } from './use-incident-act';

/** Why it happened and what is done about it: asked for once it works again, shown once it is written. */
export function Analysis({ incident }: { incident: Incident }): ReactNode {
  const say = useTexts(oneIncidentTexts);
  const { analysis, can } = incident;
  if (analysis === null && can['analyse'] !== 'yes') return null;
  return (
    <section aria-label={say('analysis')}>
      <Title order={2} size="h4" mb="xs">
        {say('analysis')}
      </Title>
      {analysis === null ? (
        <AnalysisForm incident={incident} />
      ) : (
        <FactList
          facts={[
            [say('cause'), analysis.cause],
            [say('measures'), analysis.measures],
          ]}
        />
      )}
    </section>
  );
}

function AnalysisForm({ incident }: { incident: Incident }): ReactNode {
  const say = useTexts(oneIncidentTexts);
  const [cause, setCause] = useState('');
  const [measures, setMeasures] = useState('');
  const act = useIncidentAct(incident);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate({ type: 'analyse', cause, measures });
  };
  const field = (label: string, value: string, set: (text: string) => void): ReactNode => (
    <Textarea
      label={label}
      autosize
      minRows={2}
      maxLength={20_000}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
      required
    />
  );
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" maw={760}>
        <Text size="sm" c="dimmed">
          {say('analyseHint')}
        </Text>
        {field(say('cause'), cause, setCause)}
        {field(say('measures'), measures, setMeasures)}
        <ProblemNote problem={act.error} />
        <Button
          type="submit"
          loading={act.isPending}
          disabled={cause.trim() === '' || measures.trim() === ''}
          w="fit-content"
        >
          {say('analyse')}
        </Button>
      </Stack>
    </form>
  );
}
