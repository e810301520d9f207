import { declineOf, lookUp, redirectOf, sourceParts, type Regulation } from '../../domain/regulation';
import type { TicketEvent } from '../../domain/ticket';
import { titleOf } from '../../letters';
import { sourceText } from '../../texts/account';
import { endingText } from '../../texts/acts';
import { fill, say, type Language } from '../../texts/language';
import { refusalTexts } from '../../texts/refusals';
import { ruleActText } from '../../texts/rule-acts';
import { duplicateText } from '../../texts/tickets';
import { droppedTexts, paymentTexts } from '../../texts/works';
import { workPrice } from '../tickets/present-works';

/** What a fact names by codes that mean something in one section of the regulation only: its sentence has the titles. */
export function namedByRules(event: TicketEvent, regulation: Regulation, language: Language): Record<string, string> {
  switch (event.type) {
    case 'closed': {
      const { of, reason, redirect } = event;
      if (of !== undefined) return { how: duplicateText(of.tid, language) };
      if (reason !== undefined) {
        const title = declineOf(regulation, reason)?.title[language] ?? reason;
        return { how: endingText('declined', title, language) };
      }
      if (redirect === undefined) return {};
      return { how: endingText('redirected', redirectOf(regulation, redirect)?.title[language] ?? redirect, language) };
    }
    case 'rule-acted': {
      const { act, priority, service, source, refused } = event;
      const to = lookUp(regulation.priorities, priority) ?? lookUp(regulation.services, service);
      const why = refused === null ? null : refusalTexts[refused];
      return {
        act: ruleActText(act, to?.title[language] ?? priority ?? service ?? null, why, language),
        source: sourceText(sourceParts(source), language),
      };
    }
    case 'work-taken': {
      const { payment } = event;
      const amount = payment.by === 'plan' ? '' : workPrice(payment.amount, regulation, language);
      return { payment: fill(say(paymentTexts[payment.by], language), { amount }) };
    }
    case 'work-dropped':
      return { dropped: say(droppedTexts[event.because], language) };
    case 'emergency-proposed':
    case 'emergency-declared':
    case 'emergency-declined':
    case 'emergency-ended':
      return { emergency: titleOf('emergency', event.reason, regulation, language) };
    default:
      return {};
  }
}
