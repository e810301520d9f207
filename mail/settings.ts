import { readFileSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import { z } from 'zod';

const text = z.string().min(1);

/** An address is told never to be shown in an error: it holds a password. */
const smtpUrl = text.refine(
  (url) => URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol) && new URL(url).hostname !== '',
  { error: 'must be smtp://[user:password@]host[:port] or smtps://...' },
);

function addressesIn(list: string): string[] {
  return list
    .split(',')
    .map((address) => address.trim().toLowerCase())
    .filter((address) => address !== '');
}

/** The environment variables of the e-mail channel; shared by api and worker. */
export const mailEnvironment = z.object({
  SMTP_URL: smtpUrl
    .optional()
    .describe('the server that takes our letters; without it all of them stand in the portal'),
  MAIL_FROM: z.email().optional().describe('sender of desks whose regulation names no address'),
  MAIL_DOMAIN: z
    .hostname()
    .optional()
    .describe('what identities of our letters end in; default: the domain of MAIL_FROM'),
  MAIL_READ: z
    .union([z.literal('all'), z.string().transform(addressesIn).pipe(z.array(z.email()))])
    .default([])
    .describe(
      'addresses of desks whose letters come to us, separated by commas, or `all`; letters of others ask to answer in the portal',
    ),
  PUBLIC_ORIGIN: z.url().optional().describe('where browsers reach us; without it letters have no links'),
  DKIM_DOMAIN: z.hostname().optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i)
    .optional(),
  DKIM_KEY_FILE: text
    .optional()
    .describe('the private key, PEM; with DKIM_DOMAIN and DKIM_SELECTOR letters are signed'),
});

/** How letters leave. */
export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
  /** In ASCII. */
  readonly domain: string;
  readonly publicOrigin: string | null;
  /** Addresses, in small letters, at which our mail process reads what is answered; or each desk's. */
  readonly read: 'all' | readonly string[];
  readonly dkim: { readonly domain: string; readonly selector: string; readonly privateKey: string } | null;
}

/**
 * Brings the variables into the form of the sender.
 *
 * @returns null where no letters leave
 * @throws Error that names the variables that are missing or do not fit together, without their contents
 */
export function mailSettings(env: z.output<typeof mailEnvironment>): MailSettings | null {
  const { SMTP_URL: url, MAIL_FROM: from, PUBLIC_ORIGIN: origin } = env;
  if (url === undefined) return null;
  if (from === undefined) throw new Error('SMTP_URL asks for MAIL_FROM, the address letters come from');
  const domain = domainToASCII(env.MAIL_DOMAIN ?? from.slice(from.lastIndexOf('@') + 1)).toLowerCase();
  if (domain === '') throw new Error('MAIL_DOMAIN is no domain');
  return {
    smtpUrl: url,
    from,
    domain,
    publicOrigin: origin === undefined ? null : new URL(origin).origin,
    read: env.MAIL_READ,
    dkim: dkimOf(env),
  };
}

/** Whether what is written to this address of a desk gets into its tickets. */
export function isRead(address: string, read: MailSettings['read']): boolean {
  return read === 'all' || read.includes(address.toLowerCase());
}

function dkimOf({
  DKIM_DOMAIN: domain,
  DKIM_SELECTOR: selector,
  DKIM_KEY_FILE: file,
}: z.output<typeof mailEnvironment>): MailSettings['dkim'] {
  if (domain === undefined && selector === undefined && file === undefined) return null;
  if (domain === undefined || selector === undefined || file === undefined)
    throw new Error('DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE go together');
  return { domain, selector, privateKey: keyIn(file) };
}

function keyIn(file: string): string {
  let key: string;
  try {
    key = readFileSync(file, 'utf8');
  } catch {
    throw new Error('DKIM_KEY_FILE cannot be read');
  }
  if (!/-----BEGIN (RSA |EC )?PRIVATE KEY-----/.test(key)) throw new Error('DKIM_KEY_FILE holds no private key (PEM)');
  return key;
}
