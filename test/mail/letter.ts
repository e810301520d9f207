import type { Letter } from '../../worker/transports/transport';
import type { MailSettings } from '../../mail/settings';

/** A letter that leaves, to somebody of the client. */
export function leaving(changes: Partial<Letter> = {}): Letter & { readonly messageId: string } {
  return {
    id: '0198c0de-0000-7000-8000-000000000001',
    attempt: 1,
    kind: 'acknowledgement',
    channel: 'email',
    language: 'ru',
    audience: 'author',
    params: {},
    letter: {
      subject: 'Заявка SKAI-1042 принята: нет данных',
      body: 'Мы получили ваше обращение.\n\nОтветим сегодня.',
      marks: [],
    },
    createdAt: Date.parse('2026-03-02T07:00:00Z'),
    ticket: { id: '0198c0de-0000-7000-8000-00000000000a', tid: 'SKAI-1042', desk: 'skai', subject: 'нет данных' },
    desk: { name: 'Поддержка СКАЙ', address: 'support@desk.example' },
    recipient: {
      id: 'person',
      name: 'Анна Орлова',
      email: 'anna@client.example',
      domain: 'client.example',
      timeZone: 'Europe/Moscow',
    },
    earlier: [],
    inDoubt: false,
    scale: {},
    ...changes,
    messageId: changes.messageId ?? '<0198c0de-0000-7000-8000-000000000001@desk.example>',
  };
}

export function settingsFor(smtpUrl: string, changes: Partial<MailSettings> = {}): MailSettings {
  return {
    smtpUrl,
    from: 'reglament@desk.example',
    domain: 'desk.example',
    publicOrigin: 'https://desk.example',
    read: 'all',
    dkim: null,
    ...changes,
  };
}
