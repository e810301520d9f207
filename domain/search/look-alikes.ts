/** Latin letters that a reader takes for Cyrillic ones, as in the numbers of Russian vehicles (GOST R 50577), in small letters. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({ a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х', y: 'у' }),
);

/** Whether a run has letters of both alphabets. */
export function isMixed(run: string): boolean {
  return /\p{sc=Latin}/u.test(run) && /\p{sc=Cyrillic}/u.test(run);
}

/** A run with its Latin letters as the Cyrillic ones that they look like; undefined when some look like none. */
export function cyrillicOf(run: string): string | undefined {
  const letters = [...run].map((letter) => (/\p{sc=Latin}/u.test(letter) ? lookAlikes.get(letter) : letter));
  return letters.includes(undefined) ? undefined : letters.join('');
}
