import type { Language } from '../../../texts/language';
import type { Services } from '../../services';
import type { Page } from '../frame';
import { answerIn, fits } from './form';
import { answerPage, pressedPage } from './page';
import { press, pressedBefore } from './press';
import { standingOf } from './standing';

/** A link of a letter as it was opened: looks, and does nothing. */
export async function openAnswer(services: Services, token: string, language: Language): Promise<Page> {
  return answerPage(await standingOf(services, token), language);
}

/** The form of the page as it was pressed. Anything that is not the form does nothing. */
export async function pressAnswer(
  services: Services,
  token: string,
  body: unknown,
  { language, requestId }: { readonly language: Language; readonly requestId: string },
): Promise<Page> {
  const standing = await standingOf(services, token);
  if (standing.kind !== 'offer' && standing.kind !== 'refused') return answerPage(standing, language);
  const answer = answerIn(body);
  if (answer === null || !fits(answer, standing.feedback)) return answerPage(standing, language, 'notFilled');
  const pressed =
    (await pressedBefore(services, standing.letterId, answer)) ??
    (standing.kind === 'offer' ? await press(services, standing, answer, requestId) : null);
  if (pressed === null) return answerPage(standing, language);
  if (pressed.kind === 'meanwhile') return answerPage(await standingOf(services, token), language, 'meanwhile', answer);
  return pressedPage(standing, pressed, answer);
}
