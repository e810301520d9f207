import { Button, Group, Text, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { actTexts } from '../../../texts/web/client-ticket';
import type { Schemas } from '../../api/client';
import { useGive } from '../../commands/use-give';
import { useDraft } from '../../drafts/use-draft';
import { ProblemNote } from '../../kit/problem-note';
import { useTexts } from '../../language/language';
import { When } from '../../time/when';
import { ReasonWhy } from './reason-why';
import { Turn } from './turn';

/** What the client is asked to agree to beside the limit: a price, or work outside the working time. */
export function ConsentAnswer({
  ticket: { tid, can },
  consent,
  zone,
}: {
  ticket: Schemas['Ticket'];
  consent: Schemas['TicketConsent'];
  zone: string | undefined;
}): ReactNode {
  const say = useTexts(actTexts);
  const give = useGive(tid);
  const [text, setText, done] = useDraft(`consent ${consent.id}`, '');
  const answer = (kind: 'agreed' | 'declined'): void =>
    give.mutate(
      {
        command: {
          type: 'answer-consent',
          of: consent.id,
          answer: kind,
          ...(text.trim() === '' ? {} : { text: text.trim() }),
        },
      },
      { onSuccess: done },
    );
  const isDisabled = can['answer-consent'] !== 'yes';
  return (
    <Turn title={`${say('consent')}: ${consent.title}`}>
      <Text size="sm">{consent.text}</Text>
      {consent.until !== null && (
        <Text size="sm" component="div">
          {say('consentUntil')} <When at={consent.until} zone={zone} />
        </Text>
      )}
      {!isDisabled && (
        <Textarea
          label={say('comment')}
          description={say('commentHint')}
          autosize
          minRows={2}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <Group gap="sm">
        <Button disabled={isDisabled} loading={give.isPending} onClick={() => answer('agreed')}>
          {say('agree')}
        </Button>
        <Button variant="default" disabled={isDisabled || give.isPending} onClick={() => answer('declined')}>
          {say('disagree')}
        </Button>
      </Group>
      {consent.answeredBy === 'personal-manager' ? (
        <Text size="sm" c="dimmed">
          {say('consentByOther')}
        </Text>
      ) : (
        <ReasonWhy can={can['answer-consent']} />
      )}
      <ProblemNote problem={give.error} />
    </Turn>
  );
}
