import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { actTexts } from '../../../texts/web/client-ticket';
import type { Schemas } from '../../api/client';
import { queries } from '../../api/queries';
import { useGive } from '../../commands/use-give';
import { ProblemNote } from '../../kit/problem-note';
import { useTexts } from '../../language/language';
import { When } from '../../time/when';
import classes from './acts.module.css';
import { ReasonWhy } from './reason-why';
import { Turn } from './turn';
import { WordsForm } from './words-form';

/** A solution stands: the author confirms it, which closes, or objects (SK-20). */
export function SolutionAnswer({ ticket, zone }: { ticket: Schemas['Ticket']; zone: string | undefined }): ReactNode {
  const say = useTexts(actTexts);
  const give = useGive(ticket.tid);
  const [isObjecting, setIsObjecting] = useState(false);
  const { can, nextStep, revision, solution } = ticket;
  const said = useInfiniteQuery(queries.timeline(ticket.tid)).data?.pages.flatMap(({ items }) => items) ?? [];
  // The newest first: the one that stands.
  const words = said.find(({ type }) => type === 'solved')?.message?.text ?? null;
  const until = nextStep.step === 'confirm-or-object' ? nextStep.until : null;
  return (
    <Turn title={say('solved')}>
      {words !== null && (
        <Text size="sm" component="blockquote" className={classes['quoted'] ?? ''} lineClamp={12}>
          {words}
        </Text>
      )}
      <Text size="sm">{say('solvedHint')}</Text>
      {until !== null && solution?.objection != null && (
        <Text size="sm" component="div">
          {say('objectUntil')} <When at={until} zone={zone} />
        </Text>
      )}
      {isObjecting ? (
        <WordsForm
          ticket={ticket}
          draft="object"
          label={say('objectText')}
          submit={say('object')}
          command={(words) => ({ type: 'object', ...words })}
          onCancel={() => setIsObjecting(false)}
        />
      ) : (
        <>
          <Group gap="sm">
            <Button
              disabled={can.confirm !== 'yes'}
              loading={give.isPending}
              onClick={() => give.mutate({ command: { type: 'confirm' }, revision })}
            >
              {say('confirm')}
            </Button>
            <Button variant="default" disabled={can.object !== 'yes'} onClick={() => setIsObjecting(true)}>
              {say('object')}
            </Button>
          </Group>
          <ReasonWhy can={can.confirm} />
        </>
      )}
      <ProblemNote problem={give.error} />
    </Turn>
  );
}
