import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { actTexts } from '../../../texts/web/client-ticket';
import type { Schemas } from '../../api/client';
import { useTexts } from '../../language/language';
import { useMe } from '../../session/me';
import { When } from '../../time/when';
import { ConsentAnswer } from './consent-answer';
import { ExtensionAnswer } from './extension-answer';
import { RateAnswer } from './rate-answer';
import { SolutionAnswer } from './solution-answer';
import { Turn } from './turn';
import { isYours, useStepText } from './your-step';

/** Steps of the author's that no panel of their own asks for. */
const otherSteps: ReadonlySet<string> = new Set(['give-details', 'call-desk']);

/** All that waits for an answer of the client's side, what presses most first. */
export function YourTurn({ ticket, zone }: { ticket: Schemas['Ticket']; zone: string | undefined }): ReactNode {
  const { proposal, consents, stage, solution, nextStep } = ticket;
  const me = useMe();
  return (
    <>
      {consents
        .filter(({ state }) => state === 'open')
        .map((consent) => (
          <ConsentAnswer key={consent.id} ticket={ticket} consent={consent} zone={zone} />
        ))}
      {proposal !== null && <ExtensionAnswer key={proposal.id} ticket={ticket} proposal={proposal} zone={zone} />}
      {stage === 'solved' && solution !== null && <SolutionAnswer key={solution.id} ticket={ticket} zone={zone} />}
      {stage === 'closed' && <RateAnswer ticket={ticket} />}
      {isYours(ticket, me.id) && otherSteps.has(nextStep.step) && <OwedByYou ticket={ticket} zone={zone} />}
    </>
  );
}

/** What is asked for in words, and answered by a reply or on the phone. */
function OwedByYou({ ticket, zone }: { ticket: Schemas['Ticket']; zone: string | undefined }): ReactNode {
  const say = useTexts(actTexts);
  const me = useMe();
  const stepText = useStepText();
  const { nextStep, wait } = ticket;
  return (
    <Turn title={stepText(ticket, me.id)}>
      {nextStep.step === 'give-details' && wait !== null && <Text size="sm">{wait.title}</Text>}
      {nextStep.step === 'give-details' && <Text size="sm">{say('detailsHint')}</Text>}
      {nextStep.until !== null && (
        <Text size="sm" component="div">
          {say('until')} <When at={nextStep.until} zone={zone} />
        </Text>
      )}
    </Turn>
  );
}
