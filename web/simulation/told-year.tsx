import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { fill } from '../../texts/language';
import { simulationTexts } from '../../texts/simulation';
import { simulationPageTexts } from '../../texts/web/simulation';
import { FactList, type Fact } from '../kit/fact-list';
import { useLanguage, useTexts } from '../language/language';
import { LedgerTable } from './ledger-table';
import { Months } from './months';
import { usePercent } from './numbers';
import { WaitTable } from './wait-table';
import type { PlayedYear } from './year-query';

/** A played year as `npm run simulate` tells it, drawn. */
export function ToldYear({ told }: { told: PlayedYear }): ReactNode {
  const say = useTexts(simulationTexts);
  const page = useTexts(simulationPageTexts);
  const language = useLanguage();
  const percent = usePercent();
  const { title, version, year, seed, tickets, waits, extensions, holds, partsOrders, visits } = told;
  const inWords = (text: keyof typeof simulationTexts, values: Readonly<Record<string, number>>): string =>
    fill(simulationTexts[text][language], values);
  const facts: readonly Fact[] = [
    [page('contract'), told.contract],
    [page('specialists'), page('specialistCount', { count: told.specialists, load: percent(told.load) })],
    [page('wordCount'), told.words],
    [page('tellings'), told.tellings],
    [
      say('tickets'),
      [
        `${say('filed')} ${tickets.filed}`,
        `${say('closed')} ${tickets.closed}`,
        `${say('open')} ${tickets.open}`,
        `${say('reopened')} ${tickets.reopenings}`,
      ].join(', '),
    ],
    [say('closedHow'), tickets.closings.map(({ title: how, count }) => `${how} ${count}`).join(', ')],
  ];
  return (
    <Stack gap="xl">
      <section aria-label={page('title')}>
        <Title order={2} size="h3" mb="xs">
          {say('head', { title, version, year, seed })}
        </Title>
        <FactList facts={facts} />
      </section>
      <LedgerTable ledger={told.promises} of="desk" />
      <Months months={told.months} />
      <LedgerTable ledger={told.asked} of="clients" />
      <section aria-labelledby="waits">
        <Title order={2} size="h4" id="waits">
          {say('waits')}
        </Title>
        <Stack gap="lg">
          <WaitTable title={say('bySide')} rows={waits.bySide} />
          <WaitTable title={say('byStage')} rows={waits.byStage} hasSide />
          <WaitTable title={say('byClock')} rows={waits.byClock} hasSide />
          <WaitTable title={say('byTopic')} rows={waits.byTopic} hasSide />
        </Stack>
      </section>
      <Stack gap={4}>
        <Text size="sm">{inWords('extensions', extensions)}</Text>
        {holds.length > 0 && (
          <Text size="sm">
            {say('holds')}: {holds.map(({ title: name, count, source }) => `${name} ${count} (${source})`).join(', ')}
          </Text>
        )}
        {partsOrders > 0 && <Text size="sm">{inWords('parts', { count: partsOrders })}</Text>}
        {visits !== null && <Text size="sm">{inWords('visits', visits)}</Text>}
      </Stack>
    </Stack>
  );
}
