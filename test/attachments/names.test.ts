/** The name with which a file is saved (RFC 6266, RFC 8187). */
import { presentBytes } from '../../api/attachments/present-attachment';

function headerOf(name: string): string {
  const row = { id: '1', name, mediaType: 'text/plain', size: 1, sha256: '00', desk: 'skai' };
  const { headers } = presentBytes(row, (async function* () {})());
  return String(headers?.['Content-Disposition']);
}

it.each([
  ['снимок экрана.png', 'attachment; filename="______ ______.png"', 'снимок экрана.png'],
  ['naïve (1).txt', 'attachment; filename="na_ve (1).txt"', 'naïve (1).txt'],
  ['счёт №5 «А»; b.pdf', 'attachment; filename="____ _5 ___; b.pdf"', 'счёт №5 «А»; b.pdf'],
  ["it's 100%25.txt", `attachment; filename="it's 100%25.txt"`, "it's 100%25.txt"],
  ['😀.png', 'attachment; filename="_.png"', '😀.png'],
])('%s', (name, plain, exact) => {
  const header = headerOf(name);
  expect(header).toMatch(/^[\x20-\x7e]+$/);
  const [before, after] = header.split("; filename*=UTF-8''");
  expect(before).toBe(plain);
  // Only what an ext-value may hold.
  expect(after).toMatch(/^(%[0-9A-F]{2}|[A-Za-z0-9!#$&+.^_`|~-])+$/);
  expect(decodeURIComponent(after ?? '')).toBe(exact);
});

it('a name that anybody reads is written once', () => {
  expect(headerOf('a b;c,d.txt')).toBe('attachment; filename="a b;c,d.txt"');
});
