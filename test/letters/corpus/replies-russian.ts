import { replySeparator } from '../../../letters/reply-separator';
import { alternative, answer, html, letter, multipartLetter, type Sample } from './builder';

const new1 = 'Проверили, терминал на связи.\n\nНо данных за вчера нет.';
const asked = 'Здравствуйте! Проверьте, пожалуйста, питание терминала.';
const quotedLines = asked.split('. ').map((line) => `> ${line}`).join('\n'); // prettier-ignore
const says = { replyText: new1 };
const fromHtml = '<div>Проверили, терминал на связи.</div><div><br></div><div>Но данных за вчера нет.</div>';
const page = (quotation: string): string => `<html><body>${fromHtml}${quotation}</body></html>`;
const ourLetter = 'Служба поддержки &lt;support@desk.example&gt;';

/** Answers as the programs of Russian writers make them. */
export const russianReplies: readonly Sample[] = [
  ...[
    { program: 'Gmail', heading: 'пн, 9 нояб. 2026 г. в 10:15, Служба поддержки <support@desk.example>:' },
    {
      program: 'Gmail, heading broken over two lines',
      heading: 'пн, 9 нояб. 2026 г. в 10:15, Служба технической поддержки\n<support@desk.example>:',
    },
    { program: 'Яндекс', heading: '09.11.2026, 10:15, "Служба поддержки" <support@desk.example>:' },
    {
      program: 'Mail.ru',
      heading: 'Понедельник, 9 ноября 2026, 10:15 +03:00 от Служба поддержки <support@desk.example>:',
    },
    { program: 'Thunderbird', heading: '09.11.2026 10:15, Служба поддержки пишет:' },
    { program: 'Apple Mail', heading: '9 нояб. 2026 г., в 10:15, Служба поддержки <support@desk.example> написал(а):' },
    { program: 'The Bat!', heading: 'Вы писали 9 ноября 2026 г., 10:15:' },
    { program: 'Roundcube', heading: 'Служба поддержки писал 2026-11-09 10:15:' },
  ].map(({ program, heading }) => ({
    name: `${program}: «${heading.slice(0, 30)}…» above quoted lines`,
    raw: letter(answer, `${new1}\n\n${heading}\n\n${quotedLines}\n`),
    says,
    warns: [],
  })),
  {
    name: 'Outlook: head of the answered letter in Russian, without quoted lines',
    raw: letter(answer, `${new1}\n\nFrom: Служба поддержки <support@desk.example>\nSent: Monday, November 9, 2026 10:15 AM\nTo: Иван Петров\nSubject: A question\n\n${asked}`), // prettier-ignore
    says,
    warns: [],
  },
  {
    name: 'Outlook in Russian: От, Отправлено, Кому, Тема',
    raw: letter(answer, `${new1}\n\nОт: Служба поддержки [mailto:support@desk.example]\nОтправлено: 9 ноября 2026 г. 10:15\nКому: Иван Петров\nТема: RE: вопрос\n\n${asked}`), // prettier-ignore
    says,
    warns: [],
  },
  {
    name: 'Outlook Express: «Исходное сообщение»',
    raw: letter(answer, `${new1}\n\n----- Исходное сообщение ----- \nОт: "Служба поддержки"\nКому: Иван\n\n${asked}`),
    says,
    warns: [],
  },
  {
    name: 'Яндекс on a telephone: signature of the program, then the quotation',
    raw: letter(
      answer,
      `${new1}\n\nОтправлено из мобильной Яндекс.Почты\n\n09.11.2026, 10:15, support@desk.example <support@desk.example>:\n${asked}`,
    ),
    says,
    warns: [],
  },
  {
    name: 'iPhone: «Отправлено с iPhone» between words and quotation',
    raw: letter(answer, `${new1}\n\nОтправлено с iPhone\n\n> 9 нояб. 2026 г., в 10:15, Служба поддержки <support@desk.example> написал(а):\n> \n${quotedLines}`), // prettier-ignore
    says,
    warns: [],
  },
  {
    name: 'Mail.ru: «Пересылаемое сообщение» under an answer',
    raw: letter(answer, `${new1}\n\n-------- Пересылаемое сообщение --------\nОт: support@desk.example\n\n${asked}`),
    says,
    warns: [],
  },
  {
    name: 'our own line: whatever program wrote the rest',
    raw: letter(answer, `${new1}\n\n| ${replySeparator.ru} |\n${asked}`),
    says,
    warns: [],
  },
  {
    name: 'our own line inside a quotation, with a heading that nobody knows',
    raw: letter(
      answer,
      `${new1}\n\nLe lun. 9 nov. 2026, Support a répondu :\n\n> ${replySeparator.ru.replace(/—/g, '--')}\n> ${asked}`,
    ),
    says,
    warns: [],
  },
  {
    name: 'a farewell and what follows it',
    raw: letter(answer, `${new1}\n\nС уважением,\nИван Петров\nглавный инженер ООО «Клиент»\nтел. +7 900 000-00-00\n\n09.11.2026 10:15, Служба поддержки пишет:\n${quotedLines}`), // prettier-ignore
    says,
    warns: [],
  },
  {
    name: 'answers between quoted lines and below them',
    raw: letter(
      answer,
      `09.11.2026 10:15, Служба поддержки пишет:\n> Проверьте питание.\n\nПроверили, есть.\n\n> Какая версия?\n2.15\n`,
    ),
    says: { replyText: 'Проверили, есть.\n\n2.15' },
    warns: [],
  },
  {
    name: 'an answer below all that is quoted',
    raw: letter(answer, `09.11.2026 10:15, Служба поддержки пишет:\n${quotedLines}\n\n${new1}`),
    says,
  },
  {
    name: 'nothing but a quotation: the whole letter is shown',
    raw: letter(answer, `09.11.2026 10:15, Служба поддержки пишет:\n${quotedLines}`),
    says: { replyText: `09.11.2026 10:15, Служба поддержки пишет:\n${quotedLines}` },
    warns: ['nothing new beside the quotation: whole letter shown'],
  },
  {
    name: 'Gmail in HTML',
    raw: alternative(answer, `${new1}\n\nнепонятный заголовок цитаты\n${asked}`, page(`<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">пн, 9 нояб. 2026 г. в 10:15, ${ourLetter}:<br></div><blockquote class="gmail_quote">${asked}</blockquote></div>`)), // prettier-ignore
    says: { ...says, text: `${new1}\n\nнепонятный заголовок цитаты\n${asked}` },
    warns: [],
  },
  {
    name: 'Яндекс in HTML: heading, then blockquote',
    raw: multipartLetter(answer, 'mixed', [html(page(`<div>09.11.2026, 10:15, "Служба поддержки" &lt;support@desk.example&gt;:</div><blockquote><p>${asked}</p></blockquote>`))]), // prettier-ignore
    says,
  },
  {
    name: 'Mail.ru in HTML: a line at the left',
    raw: alternative(answer, 'см. HTML', page(`<blockquote style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;">Понедельник, 9 ноября 2026, 10:15 +03:00 от ${ourLetter}:<br>${asked}</blockquote>`)), // prettier-ignore
    says,
  },
  {
    name: 'Outlook in HTML: a line over the head',
    raw: alternative(answer, 'см. HTML', page(`<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>From:</b> ${ourLetter}<br><b>Тема:</b> вопрос</p></div><p>${asked}</p>`)), // prettier-ignore
    says,
  },
  {
    name: 'Outlook on the web: divRplyFwdMsg',
    raw: alternative(
      answer,
      'см. HTML',
      page(`<hr><div id="divRplyFwdMsg" dir="ltr"><b>От:</b> ${ourLetter}</div><div>${asked}</div>`),
    ),
    says,
  },
  {
    name: 'Thunderbird in HTML: heading and quotation are marked',
    raw: alternative(answer, 'см. HTML', page(`<div class="moz-cite-prefix">09.11.2026 10:15, Служба поддержки пишет:<br></div><blockquote type="cite" cite="mid:asked@desk.example">${asked}</blockquote>`)), // prettier-ignore
    says,
  },
  {
    name: 'Apple Mail in HTML, signature of the telephone',
    raw: alternative(answer, 'см. HTML', page(`<div id="AppleMailSignature">Отправлено с iPhone</div><blockquote type="cite">9 нояб. 2026 г., в 10:15, ${ourLetter} написал(а):<br><br>${asked}</blockquote>`)), // prettier-ignore
    says,
  },
];
