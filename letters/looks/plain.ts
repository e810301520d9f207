import type { Letter } from '../render';
import type { LetterLook } from './look';
import { around } from './around';

/** The letter as plain text: its words, what can be pressed as titles with addresses, then where the ticket is. */
export function plainOf({ body }: Letter, look: LetterLook): string {
  const { language, blocks, switchOff } = look;
  const pressed = blocks.map(({ title, url }) => `${title}: ${url}`).join('\n');
  const end = [
    around.answer[look.answer][language],
    ...(look.ticket.url === null ? [] : [`${around.ticket[language]} ${look.ticket.tid}: ${look.ticket.url}`]),
    ...(switchOff === null ? [] : [`${around.switchOff[language]}: ${switchOff}`]),
  ].join('\n');
  return [body, ...(pressed === '' ? [] : [pressed]), `${look.desk.name}\n${end}`].join('\n\n');
}
