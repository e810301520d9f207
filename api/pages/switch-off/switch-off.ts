import { groupOfLetter, type LetterGroup } from '../../../domain/ticket';
import { readLink } from '../../../letters/press';
import { letterGroupTexts } from '../../../texts/letter-groups';
import { fill, type Language } from '../../../texts/language';
import { pageTexts } from '../../../texts/pages';
import { z } from '../../schemas/zod';
import type { Services } from '../../services';
import type { Page } from '../frame';
import { html } from '../html';
import { notePage, unknownLink } from '../notes';

/** Of the page, or of a mail program's own button (RFC 8058). */
const pressed = z.union([
  z.strictObject({ press: z.literal('switch-off') }),
  z.object({ 'List-Unsubscribe': z.literal('One-Click') }),
]);

interface Wanted {
  readonly personId: string;
  readonly language: Language;
  /** Null: letters of this kind always come. */
  readonly group: LetterGroup | null;
}

async function wantedBy({ store, links }: Services, token: string): Promise<Wanted | null> {
  const link = readLink(links['switch-off'], token);
  const letter = link && (await store.findLetter(link.letterId));
  if (!letter) return null;
  const { recipientId: personId, language, kind, audience } = letter;
  return { personId, language, group: audience === null ? null : groupOfLetter({ kind, audience }) };
}

/** What letters would be switched off; nothing is yet. */
export async function openSwitchOff(services: Services, token: string, language: Language): Promise<Page> {
  const wanted = await wantedBy(services, token);
  return wanted === null ? unknownLink(language) : askPage(wanted, 200);
}

/** Switches them off, for the person to whom the letter was written: nothing else can be done by the link. */
export async function pressSwitchOff(
  services: Services,
  token: string,
  body: unknown,
  language: Language,
): Promise<Page> {
  const wanted = await wantedBy(services, token);
  if (wanted === null) return unknownLink(language);
  if (wanted.group === null || !pressed.safeParse(body).success) return askPage(wanted, 400);
  await services.store.switchOffLetters(wanted.personId, wanted.group);
  services.authenticator.forgetPerson(wanted.personId);
  return notePage(200, wanted.language, 'switchedOffTitle', 'switchedOff', titleOf(wanted.group, wanted.language));
}

function askPage({ language, group }: Wanted, status: 200 | 400): Page {
  if (group === null) return notePage(status, language, 'alwaysTitle', 'always');
  const { says } = letterGroupTexts[group];
  return {
    status,
    language,
    title: pageTexts.switchOffTitle[language],
    body: html`
      <p class="note">${fill(pageTexts.switchOff[language], titleOf(group, language))}</p>
      <p class="about">${says[language]}</p>
      <form method="post">
        <input type="hidden" name="press" value="switch-off" />
        <button type="submit">${pageTexts.pressSwitchOff[language]}</button>
      </form>
    `,
  };
}

function titleOf(group: LetterGroup, language: Language): { readonly title: string } {
  return { title: letterGroupTexts[group].title[language] };
}
