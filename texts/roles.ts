import type { Role, Text } from '../domain/regulation/types';
import { both } from './language';

/** Who somebody is to a ticket or at a desk, in the plural: who may do what. */
export const holderTexts = {
  author: both('автор заявки', 'the author of the ticket'),
  lead: both('руководитель со стороны клиента', "the lead of the client's company"),
  company: both('сотрудники клиента, которым заявка видна', "people of the client's company who see the ticket"),
  named: both('названные в договоре сотрудники клиента', 'people of the client whom the contract names'),
  client: both('сотрудники клиента', "the client's people"),
  technician: both('выездные специалисты', 'technicians'),
  'personal-manager': both('персональный менеджер клиента', "the client's personal manager"),
  specialist: both('специалисты', 'specialists'),
  coordinator: both('координаторы', 'coordinators'),
  manager: both('руководители', 'managers'),
  administrator: both('администраторы', 'administrators'),
} as const satisfies Readonly<Record<Role | 'author' | 'lead' | 'company' | 'named', Text>>;

export type Holder = keyof typeof holderTexts;

/** Those who may, one after the other. */
export function holdersText(holders: readonly Holder[]): Text {
  const said = (language: 'ru' | 'en'): string => holders.map((holder) => holderTexts[holder][language]).join(', ');
  return both(said('ru'), said('en'));
}
