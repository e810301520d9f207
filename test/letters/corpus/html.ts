import { alternative, html, letter, multipartLetter, part, base64, type Sample } from './builder';

const page = (body: string): Buffer => letter({ 'Content-Type': 'text/html; charset=utf-8' }, body);
const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const inlinePicture = part(
  { 'Content-Type': 'image/png; name="scheme.png"', 'Content-Transfer-Encoding': 'base64', 'Content-ID': '<scheme@client.example>', 'Content-Disposition': 'inline; filename="scheme.png"' }, // prettier-ignore
  base64(picture),
);

/** Letters of HTML alone, and what of HTML is words. */
export const htmlLetters: readonly Sample[] = [
  {
    name: 'HTML alone becomes readable text',
    raw: page('<html><body><p>Здравствуйте!</p><p>Терминал <b>не работает</b>.<br>Помогите.</p></body></html>'),
    says: { text: 'Здравствуйте!\n\nТерминал не работает.\nПомогите.', attachments: [] },
    warns: ['text made of HTML'],
  },
  {
    name: 'a table keeps its columns apart',
    raw: page('<table><tr><th>Модель</th><th>Штук</th></tr><tr><td>Model 15</td><td>3</td></tr></table>'),
    says: { text: 'Модель    Штук\nModel 15  3' },
  },
  {
    name: 'a table for looks alone is read as paragraphs',
    raw: page(
      '<table><tr><td><table><tr><td>Первое слово</td></tr></table></td></tr><tr><td>второе слово</td></tr></table>',
    ),
    says: { text: expect.stringMatching(/^Первое слово\s+второе слово$/) as unknown },
  },
  {
    name: 'cells that claim to span a million rows are laid out all the same',
    raw: page(
      '<table><tr><td rowspan="1000000" colspan="1000000">a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>',
    ),
    says: { text: expect.stringContaining('b') as unknown },
  },
  {
    name: 'raised figures and struck words keep their sense',
    raw: page('<p>10<sup>2</sup> записей, <s>завтра</s> <del>вчера</del> сегодня, H<sub>2</sub>O</p>'),
    says: { text: '10^2 записей, ~~завтра~~ ~~вчера~~ сегодня, H2O' },
  },
  {
    name: 'scripts, styles, titles and hidden lines are no words',
    raw: page(
      '<head><title>Заголовок</title><style>p{color:red}</style></head><div style="display:none;max-height:0">Анонс письма</div><script>alert(1)</script><span style="font-size:0px">x</span><p hidden>y</p><p>Слова</p><noscript>z</noscript>', // prettier-ignore
    ),
    says: { text: 'Слова' },
  },
  {
    name: 'frames whose cells have no size hold words that have one',
    raw: page(
      '<table><tr><td style="direction:ltr;font-size:0px;padding:20px"><div style="font-size:0"><div style="font-family:Arial;font-size:15px;line-height:1.5">Сервер не отвечает.</div><p style="font-size:1.2rem">Ошибка 502.</p><b style="font-size:small">С 9 утра.</b><i style="font-size:2em">скрыто</i></div></td></tr></table>', // prettier-ignore
    ),
    says: { text: expect.stringMatching(/^Сервер не отвечает\.\s+Ошибка 502\.\s+С 9 утра\.$/) as unknown },
  },
  {
    name: 'a picture that counts readers is not mentioned, one with a name is',
    raw: page(
      '<p>До</p><img src="https://track.example/p.gif?id=7" width="1" height="1"><img src="https://x.example/a.png" alt="Схема">',
    ),
    says: { text: 'До\n\n[Схема]' },
  },
  {
    name: 'an address that differs from its words is shown, a program in an address is not',
    raw: page(
      '<p><a href="https://desk.example.attacker.example/">desk.example</a> <a href="javascript:x()">тут</a></p>',
    ),
    says: { text: 'desk.example [https://desk.example.attacker.example/] тут' },
  },
  {
    name: 'lists and quotations in HTML',
    raw: page('<ul><li>первое</li><li>второе</li></ul>'),
    says: { text: expect.stringMatching(/^\*\s+первое\n\s*\*\s+второе$/) as unknown },
  },
  {
    name: 'plain text wins over HTML where both are',
    raw: alternative({}, 'Просто слова', '<p>Слова <b>в HTML</b></p>'),
    says: { text: 'Просто слова' },
    warns: [],
  },
  {
    name: 'an empty plain part gives way to HTML',
    raw: alternative({}, ' \r\n', '<p>Слова</p>'),
    says: { text: 'Слова' },
    warns: ['text made of HTML'],
  },
  {
    name: 'a picture in place is inline, a file beside it is not',
    raw: multipartLetter({}, 'related', [
      html('<p>Схема: <img src="cid:scheme@client.example" alt="scheme.png"></p>'),
      inlinePicture,
      part({ 'Content-Type': 'application/pdf', 'Content-Disposition': 'attachment; filename=act.pdf' }, '%PDF-1.4'),
    ]),
    says: {
      text: 'Схема: [scheme.png]',
      attachments: [
        { name: 'scheme.png', type: 'image/png', size: 16, inline: true },
        { name: 'act.pdf', type: 'application/pdf', size: 8, inline: false },
      ],
    },
  },
  {
    name: 'a picture that HTML names is inline though it calls itself an attachment',
    raw: multipartLetter({}, 'related', [
      html('<img src="cid:p1">'),
      part(
        { 'Content-Type': 'image/gif', 'Content-ID': '<p1>', 'Content-Disposition': 'attachment; filename=p.gif' },
        'GIF89a',
      ),
    ]),
    says: { attachments: [{ name: 'p.gif', inline: true }] },
  },
  {
    name: 'signs of markup are read once',
    raw: page('<p>if (a &lt; b &amp;&amp; c &gt; d) &quot;ок&quot;&nbsp;&mdash; &lt;b&gt;</p>'),
    says: { text: 'if (a < b && c > d) "ок"\u00a0— <b>' },
  },
  {
    name: 'HTML that is never closed',
    raw: page('<div><p>Один<p>Два<b>три'),
    says: { text: 'Один\n\nДватри' },
  },
];
