import { letter } from './builder';
import { people } from './people';
import { factsOf, reads } from './reads';

describe('HT-9 who wrote a letter, to whom and when is read from damaged fields too', () => reads(people));

describe('SK-3 a letter is one letter however often and by whatever way it comes', () => {
  const body = 'Слова\r\nв две строки\r\n';
  const received = (by: string): Record<string, string> => ({ Received: `from ${by}`, 'Message-ID': '' });

  it('copies by two ways have one identity, with other line ends too', async () => {
    const [first, second] = [letter(received('a.example'), body), letter(received('b.example by c.example'), body)];
    const unix = Buffer.from(first.toString('latin1').replace(/\r\n/g, '\n'), 'latin1');
    const identities = await Promise.all([first, second, unix].map(async (raw) => (await factsOf(raw)).identity));
    expect(new Set(identities).size).toBe(1);
  });

  it('other words, another sender or another subject make another letter', async () => {
    const changes: Record<string, string>[] = [{}, { From: 'kate@client.example' }, { Subject: 'Another' }];
    const letters = changes.map((fields) => letter({ 'Message-ID': '', ...fields }, body)); // prettier-ignore
    const identities = await Promise.all([...letters, letter({ 'Message-ID': '' }, 'Другие слова')].map(async (raw) => (await factsOf(raw)).identity)); // prettier-ignore
    expect(new Set(identities).size).toBe(4);
  });

  it('the same Message-ID with other words is told by the digest', async () => {
    const [one, other] = await Promise.all([letter({}, 'one'), letter({}, 'other')].map(factsOf));
    expect(one?.identity).toBe(other?.identity);
    expect(one?.contentDigest).not.toBe(other?.contentDigest);
  });
});
