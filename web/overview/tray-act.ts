import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';
import { asOneAttempt } from '../commands/attempt-keys';

export const trayActs = ['file', 'attach', 'bind', 'drop'] as const;
export type TrayAct = (typeof trayActs)[number];

/** What is being filled in for a letter of the tray; each act keeps what it shares with the others. */
export interface Dealing {
  readonly act: TrayAct | null;
  readonly client: string | null;
  readonly person: string;
  readonly requestType: string;
  readonly topic: string;
  readonly ticket: string;
  readonly name: string;
  readonly reason: string;
}

/** Of a letter that may belong to a ticket. */
export function nothingYet(letter: Schemas['TrayLetter'] | null): Dealing {
  const texts = { person: '', requestType: '', topic: '', name: '', reason: '' };
  return { act: null, client: null, ...texts, ticket: letter?.ticket ?? '' };
}

/** The act as the API takes it; the name of a field where one is missing. */
export function bodyOf(dealing: Dealing): Schemas['TrayAct'] | { readonly missing: 'client' | 'ticket' | 'reason' } {
  const { act, client, person, requestType, topic } = dealing;
  const [ticket, name, reason] = [dealing.ticket.trim(), dealing.name.trim(), dealing.reason.trim()];
  switch (act) {
    case 'file':
      if (client === null) return { missing: 'client' };
      return {
        ...{ type: 'file', client },
        ...(person === '' ? {} : { person }),
        ...(requestType === '' ? {} : { requestType }),
        ...(topic === '' ? {} : { topic }),
      };
    case 'attach':
      return ticket === '' ? { missing: 'ticket' } : { type: 'attach', ticket };
    case 'bind':
      return client === null ? { missing: 'client' } : { type: 'bind', client, ...(name === '' ? {} : { name }) };
    case 'drop':
    case null:
      return reason === '' ? { missing: 'reason' } : { type: 'drop', reason };
    default: {
      const never: never = act;
      return never;
    }
  }
}

/** Deals with a letter, once however often it is pressed. */
export function useDeal(item: string, desk: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['TrayAct']) =>
      asOneAttempt(`tray ${item}`, body, (key) =>
        ask(
          api.POST('/api/v1/tray/{item}/acts', {
            params: { path: { item } },
            body,
            headers: { 'Idempotency-Key': key },
          }),
        ),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['overview', desk] }),
  });
}
