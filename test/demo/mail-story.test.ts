/** npm run demo -- mail: a ticket that is lived through by letters alone, on the mailbox of this machine and its SMTP listener. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root, typescript } from '../../local/paths';
import { sharedGround } from '../end-to-end/harness/grounds';
import { startProduct, type Product } from '../end-to-end/harness/product';

let product: Product;
beforeAll(async () => {
  product = await startProduct(sharedGround, { letters: true });
});
afterAll(() => product?.close());

/** @returns what it told, after its end without a complaint */
async function play(...args: string[]): Promise<string> {
  // Where letters leave to is how the product was started; the story looks for the mailbox where `npm start` has it.
  const { SMTP_URL: _smtp, ...letters } = product.letters?.environment ?? {};
  const child = spawn(process.execPath, [...typescript, path.join(root, 'cli', 'demo.ts'), 'mail', ...args], {
    cwd: root,
    env: {
      ...process.env,
      ...letters,
      PORT: new URL(product.base).port,
      OPERATIONS_PORT: new URL(product.operations).port,
      REGLAMENT_HOME: product.home,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told = { output: '', complaint: '' };
  child.stdout.on('data', (chunk: Buffer) => (told.output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (told.complaint += chunk.toString()));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  expect({ code, complaint: told.complaint }).toEqual({ code: 0, complaint: '' });
  return told.output;
}

it('SK-3 SK-11 a letter of a client’s domain becomes a ticket, is confirmed, answered, solved, and closed by a press', async () => {
  const output = await play();
  expect(output).toMatch(/Письмо: Заявка SKAI-\d+ принята/);
  expect(output).toContain('В заявке (письмом): «А123ВС777 и Е456КХ777, обе в 07:40.»');
  expect(output).toContain('Можно ответить: Хорошо, Без оценки, Плохо');
  expect(output).toMatch(/Готово: .*SKAI-\d+/);
  const { id, authorId, stage } = await product.prisma.ticket.findFirstOrThrow({ where: { desk: 'skai' } });
  const author = await product.prisma.person.findUniqueOrThrow({ where: { id: authorId } });
  expect([stage, author.email, author.name]).toEqual(['closed', 'novikova@sever.example', 'Мария Новикова']);
  expect(await product.prisma.feedback.findMany()).toMatchObject([
    { ticketId: id, score: 'good', comment: 'Спасибо, всё видно.' },
  ]);
  const words = await product.prisma.message.findMany({
    where: { rootId: id, side: 'client' },
    orderBy: { revision: 'asc' },
  });
  expect(words.map(({ channel }) => channel)).toEqual(['email', 'email', 'email']);
  const came = await product.prisma.letterIn.findMany({ orderBy: { seq: 'asc' } });
  expect(came.map(({ outcome }) => outcome)).toEqual(['ticket', 'reply']);
}, 120_000);

it('can be played again, in English', async () => {
  expect(await play('--lang', 'en')).toContain('Everything went as told.');
}, 120_000);
