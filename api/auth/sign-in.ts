import { randomBytes } from 'node:crypto';
import { prismaAdapter } from '@better-auth/prisma-adapter';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';

/** A session just opened. The token is all that is needed to use it. */
export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Opens and ends sessions. */
export interface SignIn {
  /** Null for a wrong password and for an account nobody has, with the same work done for both. */
  open(email: string, password: string): Promise<OpenedSession | null>;
  /** Ends the session with this token; one that is not there has ended. */
  end(token: string): Promise<void>;
}

const day = 24 * 60 * 60;

/**
 * Signing in by e-mail and password, through better-auth over the store's own tables (a user is a `person`). None of
 * the library's routes are served: only the two of ours call it (docs/decisions/0008-sign-in.md).
 *
 * @param client the Prisma client, which only the library's adapter looks into
 * @param secret signs the library's own cookies, which never leave this process: ours carries the token itself
 */
export function createSignIn(client: object, secret = randomBytes(32).toString('hex')): SignIn {
  const library = betterAuth({
    database: prismaAdapter(client, { provider: 'postgresql' }),
    secret,
    baseURL: 'http://127.0.0.1',
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 200 },
    user: { modelName: 'person' },
    session: { expiresIn: 30 * day, updateAge: 30 * day },
    logger: { disabled: true },
    telemetry: { enabled: false },
  });

  return {
    async open(email, password) {
      try {
        const { token } = await library.api.signInEmail({ body: { email, password } });
        const context = await library.$context;
        const found = await context.internalAdapter.findSession(token);
        return found ? { token, expiresAt: found.session.expiresAt } : null;
      } catch (error) {
        // 400 is an address that cannot be one, 401 anything that does not fit; the caller is told the same.
        if (error instanceof APIError && (error.statusCode === 400 || error.statusCode === 401)) return null;
        throw error;
      }
    },
    async end(token) {
      const context = await library.$context;
      await context.internalAdapter.deleteSession(token);
    },
  };
}
