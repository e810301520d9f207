import { textOf } from '../../../texts/language';
import { yourStepTexts } from '../../../texts/web/portal';
import type { Schemas } from '../../api/client';
import { useLanguage } from '../../language/language';

type Standing = Pick<Schemas['TicketSummary'], 'nextStep' | 'author'>;

/** Whether a ticket waits for its author, and the reader is that. */
export function isYours({ nextStep, author }: Standing, personId: string): boolean {
  return nextStep.owes === 'author' && author.id === personId;
}

/** What a ticket waits for: said to the reader where it is the reader who is waited for, else as the API says it. */
export function useStepText(): (ticket: Standing, personId: string) => string {
  const language = useLanguage();
  return (ticket, personId) => {
    const { step, brief } = ticket.nextStep;
    if (!isYours(ticket, personId) || !Object.hasOwn(yourStepTexts, step)) return brief;
    return textOf(yourStepTexts, step)[language];
  };
}
