import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { letter } from './builder';

const root = path.resolve(__dirname, '../../..');
const run = promisify(execFile);

/** The command itself, without the set-up that `npm run` does first. */
async function mailParse(...files: string[]): Promise<unknown[]> {
  const args = [
    '--require',
    path.join(root, 'local/typescript/run.cjs'),
    path.join(root, 'cli/mail-parse.ts'),
    ...files,
  ];
  const { stdout } = await run(process.execPath, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  return stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown); // prettier-ignore
}

describe('SK-3 mail:parse answers every file, in order', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'letters-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const file = async (name: string, content: Buffer | string): Promise<string> => {
    await writeFile(path.join(folder, name), content);
    return path.join(folder, name);
  };

  it('whatever some of them are', async () => {
    const good = await file('good.eml', letter({ Subject: 'Re: spsup-1503', From: 'support@skaiportal.com' }, 'words'));
    const empty = await file('empty.eml', '\r\n');
    const noise = await file('noise.eml', Buffer.from([0, 255, 10, 13, 200]));
    const missing = path.join(folder, 'missing.eml');
    expect(await mailParse(good, missing, folder, empty, noise, good)).toMatchObject([
      {
        file: good,
        ok: true,
        subject: 'Re: spsup-1503',
        text: 'words',
        ticketNumbers: ['SPSUP-1503'],
        automatic: 'own',
      },
      { file: missing, ok: false, reason: 'ENOENT' },
      { file: folder, ok: false, reason: 'not a file' },
      { file: empty, ok: false, reason: 'empty' },
      { file: noise, ok: true },
      { file: good, ok: true },
    ]);
  });

  it('with every field of its contract', async () => {
    const [answer] = await mailParse(await file('one.eml', letter({}, 'words')));
    expect(Object.keys(answer as object)).toEqual(['file', 'ok', 'messageId', 'inReplyTo', 'references', 'identity', 'from', 'replyTo', 'to', 'cc', 'subject', 'date', 'text', 'replyText', 'attachments', 'automatic', 'bounce', 'ticketNumbers', 'warnings']); // prettier-ignore
  });
});
