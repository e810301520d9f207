import { fill } from '../../texts/language';
import { replySeparator } from '../reply-separator';
import type { Letter } from '../render';
import { around } from './around';
import type { LetterLook } from './look';

/** The letter as plain text: its words, what can be pressed as titles with addresses, then where the ticket is. */
export function plainOf({ body }: Letter, look: LetterLook): string {
  const { language, blocks, switchOff, ticket, desk, answer, reader } = look;
  const placed = (text: Readonly<Record<typeof language, string>>): string =>
    fill(text[language], { tid: ticket?.tid ?? '' });
  const pressed = [
    around.press.question[language],
    ...blocks.map(({ title, url }) => `${title}: ${url}`),
    around.press[look.closes === true ? 'closing' : 'explained'][language],
  ].join('\n');
  const end = [
    desk.address === undefined ? desk.name : `${desk.name}, ${desk.address}`,
    ...(reader === undefined ? [] : [placed(around.why[reader])]),
    ...(switchOff === null ? [] : [`${around.switchOff[language]}: ${switchOff}`]),
  ].join('\n');
  return [
    ...(answer === 'by-reply' ? [replySeparator[language]] : []),
    body,
    ...(blocks.length === 0 ? [] : [pressed]),
    ...(ticket?.url == null ? [] : [`${placed(around.ticket)}: ${ticket.url}`]),
    ...(answer === null ? [] : [around.answer[answer][language]]),
    // The sign of a signature: readers of mail fold what follows.
    `-- \n${end}`,
  ].join('\n\n');
}
