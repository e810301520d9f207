import { actingOn, type PersonActor } from '../../domain/policy/actor';
import { authorKindOf, type AuthorKind } from '../../domain/policy/may';
import type { Language } from '../../texts/language';
import type { Address } from '../parse/addresses';
import type { TrayTextCode } from '../../texts/tray';
import type { IntakePorts } from './ports';

/** Somebody of a client's as whom a letter speaks. */
export interface ActingWriter {
  readonly personId: string;
  readonly clientId: string;
  readonly kind: AuthorKind;
  readonly actor: PersonActor;
  readonly language: Language;
}

type Store = Pick<IntakePorts['store'], 'findCaller' | 'findOrAddCaller' | 'rulesFor'>;

/** A user of a client with the rights at the desk; a code where that cannot be. */
export async function actingUser(
  store: Store,
  desk: string,
  { personId, clientId }: { readonly personId: string; readonly clientId: string },
): Promise<ActingWriter | TrayTextCode> {
  const caller = await store.findCaller(personId);
  const held = (caller?.memberships ?? []).filter((each) => each.desk === desk);
  const own = held.find((each) => each.role === 'client' && each.clientId === clientId);
  if (caller === null || own === undefined) return 'stranger';
  const actor = actingOn({ personId, shortId: own.shortId, held }, clientId);
  if (actor === null) return 'stranger';
  return { personId, clientId, kind: authorKindOf(own.inCompany), actor, language: caller.language };
}

/** Somebody of a client's who is known by the address, or made known with it. */
export async function madeKnown(
  store: Store,
  desk: string,
  clientId: string,
  { address, name }: Address,
): Promise<ActingWriter | TrayTextCode> {
  const { timeZone } = (await store.rulesFor(desk, null)).regulation;
  const called = [...(name.trim() || address.slice(0, address.lastIndexOf('@')))].slice(0, 200).join('');
  const found = await store.findOrAddCaller({ desk, clientId, name: called, phone: null, email: address, timeZone });
  if (found.kind === 'unknown-client') return 'stranger';
  if (found.kind === 'address-of-another') return 'address-of-another';
  return actingUser(store, desk, { personId: found.user.personId, clientId });
}
