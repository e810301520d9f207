import { Button, Group, Loader, Text } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { actTexts } from '../../../texts/web/client-ticket';
import type { Schemas } from '../../api/client';
import { useGive } from '../../commands/use-give';
import { ProblemNote } from '../../kit/problem-note';
import { useTexts } from '../../language/language';
import { When } from '../../time/when';
import { ReasonWhy } from './reason-why';
import { Turn } from './turn';

const DayInput = lazy(async () => ({ default: (await import('../../forms/day-input')).DayInput }));

/** Another date is proposed: accepted, declined, or countered with one of the client's own (SK-19). */
export function ExtensionAnswer({
  ticket,
  proposal,
  zone,
}: {
  ticket: Schemas['Ticket'];
  proposal: Schemas['TicketProposal'];
  zone: string | undefined;
}): ReactNode {
  const say = useTexts(actTexts);
  const give = useGive(ticket.tid);
  const [counter, setCounter] = useState<string | null | undefined>();
  const { can, revision, clocks } = ticket;
  const clock = clocks.find(({ key }) => key === proposal.clock)?.title ?? proposal.clock;
  const [before = '', after = ''] = say('extensionOf', { clock }).split('{until}');
  if (proposal.by === 'client')
    return (
      <Text size="sm" role="note">
        {say('ownProposal')}
      </Text>
    );
  const isDisabled = can['answer-extension'] !== 'yes';
  const answer = (kind: 'accept' | 'decline'): void =>
    give.mutate({ command: { type: 'answer-extension', answer: kind }, revision });
  return (
    <Turn title={say('extension')}>
      <Text size="sm" component="div">
        {proposal.wouldBeDue === null ? (
          say('extensionDays', { clock })
        ) : (
          <>
            {before}
            <When at={proposal.wouldBeDue} zone={zone} length="full" />
            {after}
          </>
        )}
      </Text>
      {proposal.reason !== null && (
        <Text size="sm">
          {say('extensionWhy')}: <span className="words">{proposal.reason}</span>
        </Text>
      )}
      {counter === undefined ? (
        <>
          <Group gap="sm">
            <Button disabled={isDisabled} loading={give.isPending} onClick={() => answer('accept')}>
              {say('accept')}
            </Button>
            <Button variant="default" disabled={isDisabled || give.isPending} onClick={() => answer('decline')}>
              {say('declineExtension')}
            </Button>
            <Button variant="subtle" disabled={isDisabled} onClick={() => setCounter(null)}>
              {say('counter')}
            </Button>
          </Group>
          <ReasonWhy can={can['answer-extension']} />
        </>
      ) : (
        <Group gap="sm" align="flex-end">
          <Suspense fallback={<Loader size="sm" />}>
            <DayInput label={say('counterDate')} value={counter} onChange={setCounter} />
          </Suspense>
          <Button
            disabled={counter === null}
            loading={give.isPending}
            onClick={() =>
              counter !== null &&
              give.mutate({ command: { type: 'answer-extension', answer: 'counter', until: counter }, revision })
            }
          >
            {say('counterSend')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setCounter(undefined)}>
            {say('cancel')}
          </Button>
        </Group>
      )}
      <ProblemNote problem={give.error} />
    </Turn>
  );
}
