import fc from 'fast-check';
import { limits } from '../../../mail/parse/limits';
import { answer, letter, multipartLetter, plain } from './builder';
import { hostileLetters } from './hostile';
import { factsOf, reads } from './reads';

describe('HT-12 a letter made to harm is read within its limits', () => {
  reads(hostileLetters);

  it('lists at most so many recipients', async () => {
    const crowd = Array.from({ length: 10_000 }, (_, at) => `u${at}@client.example`).join(', ');
    expect((await factsOf(letter({ To: crowd }, 'x'))).to).toHaveLength(limits.addresses);
  });

  it('keeps the first and the last of very many references', async () => {
    const ids = Array.from({ length: 1000 }, (_, at) => `<${at}@client.example>`);
    const { references } = await factsOf(letter({ References: ids.join('\r\n ') }, 'x'));
    expect(references).toHaveLength(limits.references);
    expect([references[0], references.at(-1)]).toEqual(['0@client.example', '999@client.example']);
  });

  it('never has more words than the limit, of HTML and of quotations neither', async () => {
    const page = `<blockquote type="cite">${'<blockquote type="cite">'.repeat(200)}${'<p>words</p>'.repeat(5000)}`;
    const { text, replyText } = await factsOf(letter({ ...answer, 'Content-Type': 'text/html' }, page));
    expect(text.length).toBeLessThanOrEqual(limits.textCharacters);
    expect(replyText.length).toBeLessThanOrEqual(limits.textCharacters);
  });

  it('answers for any bytes at all', async () => {
    const pieces = ['From: ', 'Content-Type: multipart/mixed; boundary=b\r\n', '\r\n\r\n', '--b\r\n', '--b--', '=?utf-8?B?', '<p>', '\0', 'begin 644 a\n']; // prettier-ignore
    const anything = fc.array(fc.oneof(fc.constantFrom(...pieces).map((text) => Buffer.from(text)), fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes))), { maxLength: 20 }); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        const facts = await factsOf(Buffer.concat(bytes));
        expect(facts.identity).not.toBe('');
        expect(facts.text).not.toContain('\0');
      }),
      { numRuns: 150 },
    );
  });

  it('reads what is left of a letter that breaks off anywhere', async () => {
    const raw = multipartLetter({}, 'mixed', [plain('слова'), plain('ещё')]);
    for (let end = 0; end < raw.length; end += 17) {
      const { identity } = await factsOf(raw.subarray(0, end));
      expect(identity).not.toBe('');
    }
  });
});
