/** What of its letters is a desk's own, in the message that leaves. */
import MailComposer from 'nodemailer/lib/mail-composer';
import { noExtras } from '../../mail/deliver/letter-extras';
import { messageOf } from '../../mail/deliver/message-of';
import { builtIn } from '../domain/ticket/story';
import { leaving } from './letter';

async function raw(desk: ReturnType<typeof leaving>['desk']): Promise<string> {
  const { recipient, ...rest } = leaving({ desk });
  if (recipient === null) throw new Error('nobody gets it');
  const message = messageOf({ ...rest, recipient }, noExtras, {
    from: 'letters@desk.example',
    publicOrigin: null,
    read: 'all',
  });
  return (await new MailComposer(message ?? {}).compile().build()).toString();
}

const header = (letter: string, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(letter)?.[1]?.trim();

it('SK-7 a letter comes from the sender of its desk, and answers go where the desk reads them', async () => {
  const plain = await raw({ name: 'Desk', address: 'support@desk.example' });
  expect([header(plain, 'From'), header(plain, 'Reply-To')]).toEqual(['Desk <support@desk.example>', undefined]);
  const own = await raw({ name: 'Desk', address: 'support@desk.example', look: { sender: 'news@desk.example' } });
  expect([header(own, 'From'), header(own, 'Reply-To')]).toEqual([
    'Desk <news@desk.example>',
    'Desk <support@desk.example>',
  ]);
});

it('SK-7 a logo goes along once, named by the Content-ID that the letter shows', async () => {
  const { look } = builtIn('demo').regulation;
  const letter = await raw({ name: 'Desk', address: null, look });
  expect(letter.match(/^content-id: .*$/gim)).toEqual(['Content-ID: <logo>']);
  expect(letter.replace(/=\r?\n/g, '')).toContain('src=3D"cid:logo"');
  expect(letter).toMatch(/content-type: multipart\/related/i);
  expect(await raw({ name: 'Desk', address: null })).not.toMatch(/content-id|cid:/i);
});
