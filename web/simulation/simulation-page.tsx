import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { simulationPageTexts } from '../../texts/web/simulation';
import { Icon } from '../kit/icon';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { leads } from '../session/leading';
import { useMe } from '../session/me';
import { RulesNav, desksOf } from '../rules/rules-nav';
import { QuestionForm } from './question-form';
import { ToldYear } from './told-year';
import { yearQuery, type YearQuestion } from './year-query';

const usual = { year: 2027, seed: '1', requests: 10_000 } as const;

/** A year of made-up requests by the rules of a desk: what is asked for stands in the address. */
export function SimulationPage(): ReactNode {
  const say = useTexts(simulationPageTexts);
  const search = useSearch({ from: '/signed-in/rules/simulation' });
  const navigate = useNavigate();
  const me = useMe();
  const desks = desksOf(me).filter((code) => leads(me, code));
  const desk = desks.find((code) => code === search.desk) ?? desks[0] ?? '';
  const isAsked = search.year !== undefined && search.seed !== undefined && search.requests !== undefined;
  const question: YearQuestion = { ...usual, ...search, desk };
  const told = useQuery({ ...yearQuery(question), enabled: isAsked });
  return (
    <Page
      title={say('title')}
      size="xl"
      aside={
        <Button
          variant="default"
          size="xs"
          className="no-print"
          leftSection={<Icon name="print" size={16} />}
          onClick={() => window.print()}
        >
          {say('print')}
        </Button>
      }
    >
      <RulesNav desk={desk} />
      <Stack gap="lg">
        <Text size="sm" c="dimmed" maw={760} className="no-print">
          {say('hint')}
        </Text>
        <QuestionForm
          key={JSON.stringify(question)}
          desks={desks}
          question={question}
          isPlaying={told.isFetching}
          onAsk={(asked) => void navigate({ to: '/rules/simulation', search: asked })}
        />
        <div role="status">
          {told.isFetching && <Text size="sm">{say('playing')}</Text>}
          {told.data !== undefined && !told.isFetching && (
            <Text size="sm" c="dimmed">
              {say('ready', told.data.promises.total)}
            </Text>
          )}
        </div>
        {!isAsked ? (
          <Empty title={say('nothing')} hint={say('nothingHint')} />
        ) : told.data !== undefined ? (
          <>
            {told.data.worksUnderContracts && told.data.contract === null && (
              <Alert color="yellow" variant="light">
                {say('needsContract')}
              </Alert>
            )}
            <ToldYear told={told.data} />
          </>
        ) : told.isFetching ? (
          <Loading />
        ) : (
          <Failed problem={told.error} onRetry={() => void told.refetch()} />
        )}
      </Stack>
    </Page>
  );
}
