import { Alert, List, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { offerTexts } from '../../texts/web/visit-offer';
import { jobTexts } from '../../texts/web/visit-acts';
import { ticketTexts } from '../../texts/web/tickets';
import type { Schemas } from '../api/client';
import { ApiProblem } from '../api/problem';
import { useLanguage, useTexts } from '../language/language';
import { momentIn, spanIn } from '../time/format';

type Visit = Schemas['Visit'];

/** Which revision an act rests on: the one that was read when it was begun, or, once somebody has seen what changed, the present one. */
export function useMoved(visit: Visit): {
  readonly revision: number;
  /** The visit as it was when the act was begun, where it has moved since and that matters. */
  readonly from: Visit | null;
  readonly hear: (problem: Error) => void;
  /** Whoever presses again has seen it. */
  readonly accept: () => void;
} {
  const client = useQueryClient();
  const [base, setBase] = useState(visit);
  const [from, setFrom] = useState<Visit | null>(null);
  return {
    revision: from === null ? base.revision : visit.revision,
    from,
    hear: (problem) => {
      if (!(problem instanceof ApiProblem) || problem.code !== 'revision-moved') return;
      setFrom(base);
      void client.invalidateQueries({ queryKey: ['visit', visit.number] });
    },
    accept: () => {
      if (from !== null) setBase(visit);
      setFrom(null);
    },
  };
}

/** What somebody else has changed since the act was begun. */
export function Moved({ from, to }: { from: Visit; to: Visit }): ReactNode {
  const say = useTexts(offerTexts);
  const facts = useTexts(jobTexts);
  const ticket = useTexts(ticketTexts);
  const language = useLanguage();
  const read = ({ stage, slot, keys, site, doubts }: Visit): readonly (readonly [string, string])[] => [
    [ticket('status'), stage.title],
    [facts('time'), slot === null ? say('nothing') : spanIn(slot.from, slot.to, site.timeZone, language)],
    [facts('technician'), slot === null ? say('nothing') : (slot.technicianName ?? slot.technician)],
    [
      facts('readiness'),
      keys.ready === null ? facts('notReady') : momentIn(keys.ready, site.timeZone, language, 'short'),
    ],
    [facts('doubt'), doubts.map(({ title }) => title).join(', ') || say('nothing')],
  ];
  const now = new Map(read(to));
  const changes = read(from).filter(([what, was]) => now.get(what) !== was);
  return (
    <Alert color="yellow" variant="light" role="alert" title={say('moved')}>
      {changes.length === 0 ? (
        <Text size="sm">{say('movedOther')}</Text>
      ) : (
        <List size="sm">
          {changes.map(([what, was]) => (
            <List.Item key={what}>{say('movedWhat', { what, was, now: now.get(what) ?? '' })}</List.Item>
          ))}
        </List>
      )}
      <Text size="sm">{say('movedHint')}</Text>
    </Alert>
  );
}
