import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { prismaAdapter } from '@better-auth/prisma-adapter';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { hashOfToken } from './hash-of-token';

/** A session just opened. The token is all that is needed to use it. */
export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly personId: string;
}

/** Opens and ends sessions. */
export interface SignIn {
  /** Null for a wrong password and for an account nobody has, with the same work done for both. */
  open(email: string, password: string): Promise<OpenedSession | null>;
  /** A session for somebody who was recognised otherwise. */
  enter(personId: string): Promise<OpenedSession>;
  /** Ends the session with this token; one that is not there has ended. */
  end(token: string): Promise<void>;
}

const day = 24 * 60 * 60;

/**
 * Signing in by e-mail and password, through better-auth over the store's own tables (a user is a `person`). None of
 * the library's routes are served: only ours call it (docs/decisions/0008-sign-in.md). The token of a session goes to
 * whoever signed in and nowhere else: what is stored is its hash.
 *
 * @param client the Prisma client, which only the library's adapter looks into
 * @param secret signs the library's own cookies, which never leave this process: ours carries the token itself
 */
export function createSignIn(client: object, secret = randomBytes(32).toString('hex')): SignIn {
  /** What the library made as a token, for the sign-in that it is made in. */
  const issuing = new AsyncLocalStorage<{ token: string | null }>();
  const library = betterAuth({
    database: prismaAdapter(client, { provider: 'postgresql' }),
    secret,
    baseURL: 'http://127.0.0.1',
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 200 },
    user: { modelName: 'person' },
    session: { expiresIn: 30 * day, updateAge: 30 * day },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const issued = issuing.getStore();
            if (issued === undefined) throw new Error('A session is opened by signing in only');
            issued.token = session.token;
            return { data: { ...session, token: hashOfToken(session.token) } };
          },
        },
      },
    },
    logger: { disabled: true },
    telemetry: { enabled: false },
  });

  return {
    async open(email, password) {
      const issued: { token: string | null } = { token: null };
      try {
        // What it calls the token is what stands in the table.
        const { token: hash } = await issuing.run(issued, () => library.api.signInEmail({ body: { email, password } }));
        const context = await library.$context;
        const found = await context.internalAdapter.findSession(hash);
        if (!found || issued.token === null) return null;
        return { token: issued.token, expiresAt: found.session.expiresAt, personId: found.session.userId };
      } catch (error) {
        // 400 is an address that cannot be one, 401 anything that does not fit; the caller is told the same.
        if (error instanceof APIError && (error.statusCode === 400 || error.statusCode === 401)) return null;
        throw error;
      }
    },
    async enter(personId) {
      const issued: { token: string | null } = { token: null };
      const { internalAdapter } = await library.$context;
      const { expiresAt } = await issuing.run(issued, () => internalAdapter.createSession(personId));
      if (issued.token === null) throw new Error('A session was opened without a token');
      return { token: issued.token, expiresAt, personId };
    },
    async end(token) {
      const context = await library.$context;
      await context.internalAdapter.deleteSession(hashOfToken(token));
    },
  };
}
