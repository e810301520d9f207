import iconv from 'iconv-lite';

/** Letters of the corpus are written by hand, field by field: what programs do wrong no library writes. */
export type Body = string | Buffer;

/** A letter of the corpus, and what must come out of it. */
export interface Sample {
  readonly name: string;
  readonly raw: Buffer;
  /** Fields of the answer of `mail:parse`; those that are not named are not looked at. */
  readonly says: Readonly<Record<string, unknown>>;
  /** Warnings that must be among those given; none at all where there is an empty list. */
  readonly warns?: readonly string[];
}

const CRLF = '\r\n';

/** Text in a charset that is not Unicode. */
export function inCharset(text: string, charset: string): Buffer {
  return iconv.encode(text, charset);
}

/** An encoded word (RFC 2047). */
export function word(text: string, charset = 'utf-8'): string {
  return `=?${charset}?B?${iconv.encode(text, charset).toString('base64')}?=`;
}

/** Bytes in Base64, in lines as letters have them. */
export function base64(body: Body): string {
  return Buffer.from(body as string)
    .toString('base64')
    .replace(/.{76}/g, `$&${CRLF}`);
}

/** Fields and a body, as a part or a whole letter. Line ends of texts become CRLF, bytes stay. */
export function part(fields: Readonly<Record<string, Body | readonly string[]>>, body: Body): Buffer {
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value as Body]).map((one: Body) =>
      Buffer.concat([Buffer.from(`${name}: `), Buffer.from(one as string), Buffer.from(CRLF)]),
    ),
  );
  return Buffer.concat([...lines, Buffer.from(CRLF), bytes(body)]);
}

const usual = {
  From: 'Ivan Petrov <ivan.petrov@client.example>',
  To: 'support@desk.example',
  Subject: 'A question',
  'Message-ID': '<first@client.example>',
  Date: 'Mon, 9 Nov 2026 10:15:00 +0300',
  'MIME-Version': '1.0',
};

/** A letter with the usual fields unless others are given; an empty text leaves a field out. */
export function letter(fields: Readonly<Record<string, Body | readonly string[]>>, body: Body): Buffer {
  const all = { ...usual, 'Content-Type': 'text/plain; charset=utf-8', ...fields };
  return part(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')), body);
}

/** The type and body of a multipart, to be spread into the fields of `letter` and given as its body. */
export function multipart(
  kind: string,
  parts: readonly Buffer[],
  params = '',
): { readonly type: string; readonly body: Buffer } {
  const boundary = `=_${kind.replace(/\W/g, '')}_${parts.length}`;
  const pieces = parts.map((one) => Buffer.concat([Buffer.from(`--${boundary}${CRLF}`), one, Buffer.from(CRLF)]));
  return {
    type: `multipart/${kind}; boundary="${boundary}"${params}`,
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--${CRLF}`)]),
  };
}

/** A multipart as a part of another one. */
export function nested(kind: string, parts: readonly Buffer[], params = ''): Buffer {
  const { type, body } = multipart(kind, parts, params);
  return part({ 'Content-Type': type }, body);
}

/** A letter of several parts. */
export function multipartLetter(
  fields: Readonly<Record<string, Body | readonly string[]>>,
  kind: string,
  parts: readonly Buffer[],
  params = '',
): Buffer {
  const { type, body } = multipart(kind, parts, params);
  return letter({ ...fields, 'Content-Type': type }, body);
}

export const plain = (text: string): Buffer => part({ 'Content-Type': 'text/plain; charset=utf-8' }, text);
export const html = (text: string): Buffer => part({ 'Content-Type': 'text/html; charset=utf-8' }, text);

/** A letter with the same words in plain text and HTML. */
export function alternative(
  fields: Readonly<Record<string, Body | readonly string[]>>,
  text: string,
  page: string,
): Buffer {
  return multipartLetter(fields, 'alternative', [plain(text), html(page)]);
}

function bytes(body: Body): Buffer {
  return typeof body === 'string' ? Buffer.from(body.replace(/\r?\n/g, CRLF)) : body;
}

/** What marks a letter as an answer. */
export const answer = {
  'In-Reply-To': '<asked@desk.example>',
  References: '<asked@desk.example>',
  Subject: 'Re: A question',
};
