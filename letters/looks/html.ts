import type { Letter } from '../render';
import { around } from './around';
import type { LetterLook } from './look';

/** The letter as HTML. Everything that somebody typed is escaped. */
export function htmlOf({ subject, body }: Letter, look: LetterLook): string {
  const { language, blocks, ticket, switchOff, desk } = look;
  const paragraphs = body.split('\n\n').map((text) => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`);
  const pressed = blocks.map(({ title, url }) => `<p>${link(url, title)}</p>`);
  const end = [
    escaped(desk.name),
    escaped(around.answer[look.answer][language]),
    ...(ticket.url === null ? [] : [link(ticket.url, `${around.ticket[language]} ${ticket.tid}`)]),
    ...(switchOff === null ? [] : [link(switchOff, around.switchOff[language])]),
  ].join('<br>');
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body>${[...paragraphs, ...pressed].join('\n')}\n<p>${end}</p></body></html>`,
  ].join('\n');
}

function link(url: string, title: string): string {
  return `<a href="${escaped(url)}">${escaped(title)}</a>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
