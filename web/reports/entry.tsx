import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { registerTexts } from '../../texts/web/reports';
import type { Schemas } from '../api/client';
import { FactList } from '../kit/fact-list';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import listing from '../overview/listing.module.css';
import { useDeskZone } from '../time/desk-zone';
import { Day, When } from '../time/when';
import { Late, useLateText } from './late';
import { reportQueries, type RegisterVersion } from './queries';

/** What an entry says. */
export function EntryFacts({ entry }: { entry: Schemas['RegisterEntry'] | RegisterVersion }): ReactNode {
  const say = useTexts(registerTexts);
  const { service, body, name, post, phone, email, since, until } = entry;
  return (
    <FactList
      facts={[
        [say('service'), service?.title],
        [say('body'), <bdi key="body">{body}</bdi>],
        [say('name'), name],
        [say('post'), post],
        [say('phone'), phone],
        [say('email'), email],
        [say('since'), <Day key="since" date={since} />],
        [say('until'), until === null ? null : <Day date={until} />],
      ]}
    />
  );
}

/** By which letter a version came, who received it, by when it was owed and when the register showed it. */
export function VersionFacts({ version, zone }: { version: RegisterVersion; zone: string | undefined }): ReactNode {
  const say = useTexts(registerTexts);
  const lateText = useLateText();
  const { letter, receivedOn, receivedBy, due, lateSeconds, publishedAt, because } = version;
  return (
    <FactList
      facts={[
        [say('because'), say(because)],
        [
          say('letter'),
          letter === null ? null : (
            <>
              № <bdi>{letter.number}</bdi>, <Day date={letter.date} />
            </>
          ),
        ],
        [say('receivedOn'), <Day key="received" date={receivedOn} />],
        [say('receivedBy'), <bdi key="by">{receivedBy.name}</bdi>],
        [
          say('due'),
          due === null ? null : (
            <>
              <When at={due} zone={zone} />
              {lateSeconds !== null && <Late>, {say('late', { span: lateText(lateSeconds) })}</Late>}
            </>
          ),
        ],
        [say('published'), publishedAt === null ? null : <When at={publishedAt} zone={zone} />],
      ]}
    />
  );
}

/** Every version of an entry, the last one first. */
export function EntryHistory({ desk, entry }: { desk: string; entry: string }): ReactNode {
  const say = useTexts(registerTexts);
  const found = useQuery(reportQueries.entry(desk, entry));
  const zone = useDeskZone(desk);
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  return (
    <ul className={listing['lines']} aria-label={say('history')}>
      {found.data.items.map((version) => (
        <li key={version.version} className={listing['line']}>
          <Stack gap={6}>
            <Text size="sm" fw={600}>
              {say('version', { version: version.version })}: {version.stage.title}
            </Text>
            <EntryFacts entry={version} />
            <VersionFacts version={version} zone={zone} />
          </Stack>
        </li>
      ))}
    </ul>
  );
}
