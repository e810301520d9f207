import { demoTexts } from '../../texts/demo';
import { fill, say } from '../../texts/language';
import type { Language } from '../../texts/language';
import type { Account, RunningProduct } from './running-product';
import { Astray } from './fault';

type Method = 'GET' | 'POST' | 'DELETE';

/** Somebody of the story, signed in. */
export interface Person {
  readonly name: string;
  readonly role: string;
  readonly company: string | null;
  /** How commands name this person at the desk. */
  readonly shortId: string;
  /**
   * Asks the product.
   *
   * @param T the shape of the answer, as the API documents it
   * @param body goes as JSON, but for a form
   * @throws Astray when it answers with another status than `expected`
   */
  call<T>(method: Method, path: string, expected: number, body?: object): Promise<T>;
  signOut(): Promise<void>;
}

/** Signs in with e-mail and password, as people do; a program goes by its key. */
export async function signIn(product: RunningProduct, account: Account, language: Language): Promise<Person> {
  const { email, password, apiKey, name, role, company, desk } = account;
  const ask = async (
    method: Method,
    path: string,
    expected: number,
    body?: object,
    token?: string,
  ): Promise<unknown> => {
    const response = await fetch(`${product.api}${path}`, {
      method,
      headers: {
        'accept-language': language,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status === expected) return text === '' ? null : JSON.parse(text);
    const answered = fill(say(demoTexts.answered, language), { method, path, status: response.status, expected });
    throw new Astray(`${answered}\n${text}`);
  };
  const isProgram = role === 'integrator';
  const { token } = isProgram
    ? { token: apiKey }
    : ((await ask('POST', '/api/v1/session', 201, { email, password })) as { token: string });
  const me = (await ask('GET', '/api/v1/me', 200, undefined, token)) as {
    memberships: { desk: string; shortId: string }[];
  };
  return {
    name,
    role,
    company,
    shortId: me.memberships.find((membership) => membership.desk === desk)?.shortId ?? '',
    call: async <T>(method: Method, path: string, expected: number, body?: object) =>
      (await ask(method, path, expected, body, token)) as T,
    signOut: async () => {
      if (!isProgram) await ask('DELETE', '/api/v1/session', 204, undefined, token);
    },
  };
}
