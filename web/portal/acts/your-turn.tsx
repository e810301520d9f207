import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { actTexts } from '../../../texts/web/client-ticket';
import { yourStepTexts } from '../../../texts/web/portal';
import type { Schemas } from '../../api/client';
import { useTexts } from '../../language/language';
import { useMe } from '../../session/me';
import { When } from '../../time/when';
import { AccessAsked } from './access-asked';
import { ConsentAnswer } from './consent-answer';
import { ExtensionAnswer } from './extension-answer';
import { RateAnswer } from './rate-answer';
import { SolutionAnswer } from './solution-answer';
import { Turn } from './turn';

/** All that waits for an answer of the client's side, what presses most first. */
export function YourTurn({ ticket, zone }: { ticket: Schemas['Ticket']; zone: string | undefined }): ReactNode {
  const { tid, accesses, proposal, consents, stage, solution, nextStep, wait, author } = ticket;
  const me = useMe();
  const isAuthor = author.id === me.id;
  // It may wait for the client while a step of the desk's comes first.
  const asksDetails = isAuthor && wait?.owner === 'client' && stage !== 'solved' && stage !== 'closed';
  return (
    <>
      {isAuthor &&
        accesses
          .filter(({ progress }) => progress === 'asked')
          .map((access) => <AccessAsked key={access.id} tid={tid} access={access} />)}
      {consents
        .filter(({ state }) => state === 'open')
        .map((consent) => (
          <ConsentAnswer key={consent.id} ticket={ticket} consent={consent} zone={zone} />
        ))}
      {proposal !== null && <ExtensionAnswer key={proposal.id} ticket={ticket} proposal={proposal} zone={zone} />}
      {stage === 'solved' && solution !== null && <SolutionAnswer key={solution.id} ticket={ticket} zone={zone} />}
      {stage === 'closed' && <RateAnswer ticket={ticket} />}
      {asksDetails && (
        <OwedByYou step="give-details" until={nextStep.step === 'give-details' ? nextStep.until : null} zone={zone}>
          {wait.title}
        </OwedByYou>
      )}
      {isAuthor && nextStep.owes === 'author' && nextStep.step === 'call-desk' && (
        <OwedByYou step="call-desk" until={nextStep.until} zone={zone} />
      )}
    </>
  );
}

/** What is asked for in words, and answered by a reply or on the phone. */
function OwedByYou({
  step,
  until,
  zone,
  children,
}: {
  step: 'give-details' | 'call-desk';
  until: string | null;
  zone: string | undefined;
  children?: ReactNode;
}): ReactNode {
  const say = useTexts(actTexts);
  const steps = useTexts(yourStepTexts);
  return (
    <Turn title={steps(step)}>
      {children !== undefined && <Text size="sm">{children}</Text>}
      {step === 'give-details' && <Text size="sm">{say('detailsHint')}</Text>}
      {until !== null && (
        <Text size="sm" component="div">
          {say('until')} <When at={until} zone={zone} />
        </Text>
      )}
    </Turn>
  );
}
