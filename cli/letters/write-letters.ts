/** All letters of desks as they would arrive: one page that shows them, and a file for each. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Regulation } from '../../domain/regulation';
import { languages } from '../../texts/language';
import { htmlOf } from '../../letters/looks/html';
import { logoId } from '../../letters/looks/look';
import { sampleLook } from './look-of';
import { accountLetters, allLetters, lettersPage } from './page';

/** Writes `index.html` and a file for each letter under `<desk>/<language>/`. @returns the page */
export async function writeLetters(desks: readonly Regulation[], folder: string): Promise<string> {
  for (const desk of desks)
    for (const language of languages) {
      const beneath = path.join(folder, desk.code, language);
      await mkdir(beneath, { recursive: true });
      const written = allLetters(desk).map(({ kind, to, name, letters }) =>
        writeFile(
          path.join(beneath, `${name}.html`),
          shown(htmlOf(letters[language], sampleLook(kind, to, desk, language)), desk),
        ),
      );
      await Promise.all(written);
    }
  for (const { name, language, html } of accountLetters()) {
    const beneath = path.join(folder, 'accounts', language);
    await mkdir(beneath, { recursive: true });
    await writeFile(path.join(beneath, `${name}.html`), html);
  }
  const page = path.join(folder, 'index.html');
  await writeFile(page, lettersPage(desks));
  return page;
}

/** What goes along with a letter stands in its file. */
function shown(html: string, { look }: Regulation): string {
  return look?.logo === undefined ? html : html.replaceAll(`cid:${logoId}`, `data:image/png;base64,${look.logo}`);
}
