import { readLink } from '../../../letters/press';
import type { Language } from '../../../texts/language';
import { fill } from '../../../texts/language';
import { pageTexts } from '../../../texts/pages';
import { passwordLength, setPasswordByLink } from '../../auth/set-password';
import { Problem } from '../../problems';
import { z } from '../../schemas/zod';
import type { Services } from '../../services';
import type { Page } from '../frame';
import { html } from '../html';
import { notePage, unknownLink } from '../notes';

const form = z.strictObject({
  press: z.literal('password'),
  password: z.string().min(passwordLength.min).max(passwordLength.max),
  again: z.string().max(passwordLength.max),
});

const lengths = { least: String(passwordLength.min) };

type Letter = NonNullable<Awaited<ReturnType<Services['store']['findAccountLetter']>>>;

async function letterOf({ store, links }: Services, token: string): Promise<Letter | null> {
  const link = readLink(links.password, token);
  return (link && (await store.findAccountLetter(link.letterId))) ?? null;
}

/** Where a password is set by a letter; looking at it uses nothing up. */
export async function openPassword(services: Services, token: string, language: Language): Promise<Page> {
  const letter = await letterOf(services, token);
  return letter === null ? unknownLink(language) : formPage(letter);
}

/** The password as it was typed, twice. */
export async function pressPassword(
  services: Services,
  token: string,
  body: unknown,
  { language, address }: { readonly language: Language; readonly address: string },
): Promise<Page> {
  const letter = await letterOf(services, token);
  if (letter === null) return unknownLink(language);
  if (!letter.works) return formPage(letter);
  const typed = form.safeParse(body);
  if (!typed.success) return formPage(letter, 'passwordUnfit');
  const { password, again } = typed.data;
  if (password !== again) return formPage(letter, 'passwordsDiffer');
  try {
    await setPasswordByLink(services, { token, password, address });
  } catch (error) {
    if (error instanceof Problem && error.code === 'link-not-valid') return formPage({ ...letter, works: false });
    throw error;
  }
  return notePage(200, letter.language, 'passwordSetTitle', 'passwordSet');
}

function formPage({ language, kind, works }: Letter, remark?: 'passwordUnfit' | 'passwordsDiffer'): Page {
  if (!works) return notePage(410, language, 'expiredTitle', kind === 'password' ? 'resetOver' : 'invitationOver');
  const field = (name: 'password' | 'again', label: 'newPassword' | 'passwordAgain') => html`
    <label class="label" for="${name}">${pageTexts[label][language]}</label>
    <input
      type="password"
      id="${name}"
      name="${name}"
      autocomplete="new-password"
      minlength="${passwordLength.min}"
      maxlength="${passwordLength.max}"
      required
    />
  `;
  return {
    status: remark === undefined ? 200 : 400,
    language,
    title: pageTexts[kind === 'password' ? 'resetTitle' : 'invitationTitle'][language],
    body: html`
      ${remark !== undefined && html`<p class="note bad">${fill(pageTexts[remark][language], lengths)}</p>`}
      <p class="about">${fill(pageTexts.passwordHow[language], lengths)}</p>
      <form method="post">
        <input type="hidden" name="press" value="password" />
        ${field('password', 'newPassword')} ${field('again', 'passwordAgain')}
        <button type="submit">${pageTexts.pressPassword[language]}</button>
      </form>
    `,
  };
}
