import { Alert, Anchor, Button, Group, NativeSelect, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { regulationTexts, rulesTexts } from '../../texts/web/rules';
import { ApiProblem } from '../api/problem';
import type { Schemas } from '../api/client';
import { Icon } from '../kit/icon';
import { Page } from '../kit/page';
import { Failed, Loading } from '../kit/states';
import { useLanguage, useTexts } from '../language/language';
import { dateText } from './date-text';
import { NothingHere } from './nothing-here';
import classes from './rules.module.css';
import { RulesNav } from './rules-nav';
import { rulesQueries } from './rules-queries';

type Regulation = Schemas['RegulationPage'];
type Fact = Schemas['RegulationFact'];

/** A regulation as a page: every rule in words, with the paragraph that says so. */
export function RegulationPage(): ReactNode {
  const { desk } = useParams({ from: '/signed-in/rules/$desk' });
  const { version } = useSearch({ from: '/signed-in/rules/$desk' });
  const say = useTexts(rulesTexts);
  const navigate = useNavigate();
  const found = useQuery(rulesQueries.regulation(desk, version));
  if (found.error instanceof ApiProblem && found.error.status === 404) return <NothingHere />;
  const onDesk = (chosen: string): void => void navigate({ to: '/rules/$desk', params: { desk: chosen } });
  return (
    <Page
      title={found.data?.title ?? say('regulation')}
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
      <RulesNav desk={desk} onDesk={onDesk} />
      {found.isPending ? (
        <Loading />
      ) : found.data === undefined ? (
        <Failed problem={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Whole regulation={found.data} />
      )}
    </Page>
  );
}

function Whole({ regulation }: { regulation: Regulation }): ReactNode {
  const say = useTexts(rulesTexts);
  return (
    <div className={classes['split']}>
      <nav className={classes['contents']} aria-label={say('contents')}>
        <Text fw={600} size="sm">
          {say('contents')}
        </Text>
        <ol>
          {regulation.sections.map(({ code, title }) => (
            <li key={code}>
              <Anchor href={`#${code}`} size="sm">
                {title}
              </Anchor>
            </li>
          ))}
        </ol>
      </nav>
      <div>
        <Versions regulation={regulation} />
        {regulation.sections.map(({ code, title, entries }) => (
          <section key={code} id={code} className={classes['section']} aria-label={title}>
            <Title order={2} size="h3" mb={4}>
              {title}
            </Title>
            {entries.map(({ path, title: rule, source, facts }) => (
              <article key={path} className={classes['rule']} aria-label={rule}>
                <div className={classes['ruleHead']}>
                  <Title order={3} size="h5">
                    {rule}
                  </Title>
                  {source !== null && <span className={classes['source']}>{source}</span>}
                </div>
                <Facts facts={facts} />
              </article>
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

/** Which version is read, and which others there are. */
function Versions({ regulation }: { regulation: Regulation }): ReactNode {
  const say = useTexts(regulationTexts);
  const language = useLanguage();
  const navigate = useNavigate();
  const { desk, version, inForceFrom, current, versions } = regulation;
  const day = (date: string): string => dateText(date, language);
  return (
    <>
      <Group justify="space-between" mb="lg">
        <Text size="sm" c="dimmed">
          {say('versionLine', { version, from: day(inForceFrom) })}
        </Text>
        {versions.length > 1 && (
          <NativeSelect
            size="xs"
            className="no-print"
            aria-label={say('version')}
            value={version}
            data={versions.map((it) => ({
              value: it.version,
              label: say(it.current ? 'inForce' : 'versionOption', { version: it.version, from: day(it.inForceFrom) }),
            }))}
            onChange={(event) =>
              void navigate({ to: '/rules/$desk', params: { desk }, search: { version: event.currentTarget.value } })
            }
          />
        )}
      </Group>
      {!current && (
        <Alert color="yellow" variant="light" mb="lg">
          {say('notCurrent')}
        </Alert>
      )}
    </>
  );
}

function Facts({ facts }: { facts: readonly Fact[] }): ReactNode {
  if (facts.length === 0) return null;
  return (
    <dl className={classes['facts']}>
      {facts.map(({ label, lines }) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>
            {lines.map(({ when, text, source }, index) => (
              // Lines of a rule have no names, and never move.
              // oxlint-disable-next-line react/no-array-index-key
              <div key={index} className={classes['line']}>
                {when !== null && <span className={classes['when']}>{when}</span>}
                <span>{text}</span>
                {source !== null && <span className={classes['source']}>{source}</span>}
              </div>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
