import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What the stand-in does when it is asked; tests change it. */
export interface Answers {
  /** Claims beside the usual ones; they go before them. */
  claims: Record<string, unknown>;
  /** Signed by a key that it does not publish. */
  isForged: boolean;
  /** Nobody signs in: this comes back instead of a code. */
  error: string | null;
  /** The way back carries another state. */
  isStateChanged: boolean;
  /** Every question is answered 503. */
  isAway: boolean;
}

/** A place of signing in that stands in for a company's own directory: whoever comes is let in as `answers.claims` say. */
export interface OidcProvider {
  readonly issuer: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  answers: Answers;
  /** Sets the answers back. */
  reset(): void;
  stop(): Promise<void>;
}

const usual: Answers = { claims: {}, isForged: false, error: null, isStateChanged: false, isAway: false };

/** @param host `localhost` is another site than `127.0.0.1` for a browser */
export async function startOidcProvider(host: '127.0.0.1' | 'localhost' = '127.0.0.1'): Promise<OidcProvider> {
  const client = { clientId: 'reglament', clientSecret: 'a secret: of & tests' };
  const [own, strange] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  const codes = new Map<string, URLSearchParams>();
  const provider = { answers: { ...usual } };

  function authorize(asked: URLSearchParams, response: ServerResponse): void {
    const back = new URL(asked.get('redirect_uri') ?? '');
    const { error, isStateChanged } = provider.answers;
    const code = randomUUID();
    codes.set(code, asked);
    back.searchParams.set('state', isStateChanged ? 'another' : (asked.get('state') ?? ''));
    if (error === null) back.searchParams.set('code', code);
    else back.searchParams.set('error', error);
    response.writeHead(302, { location: back.href }).end();
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = new URLSearchParams(Buffer.concat(await request.toArray()).toString());
    const asked = codes.get(given.get('code') ?? '');
    codes.delete(given.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url');
    const shown = [client.clientId, client.clientSecret].map((part) => encodeURIComponent(part).replaceAll('%20', '+'));
    const isClient = request.headers.authorization === `Basic ${Buffer.from(shown.join(':')).toString('base64')}`;
    const isRight =
      isClient &&
      asked?.get('code_challenge') === challenge &&
      asked.get('code_challenge_method') === 'S256' &&
      asked.get('redirect_uri') === given.get('redirect_uri');
    if (!isRight) return send(response, 400, { error: 'invalid_grant' });
    const { claims, isForged } = provider.answers;
    const signed = await new SignJWT({ nonce: asked.get('nonce'), ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(typeof claims['iss'] === 'string' ? claims['iss'] : issuer)
      .setAudience(typeof claims['aud'] === 'string' ? claims['aud'] : client.clientId)
      .setSubject('subject-1')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign((isForged ? strange : own).privateKey);
    return send(response, 200, { id_token: signed, access_token: 'x', token_type: 'Bearer' });
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stand.in');
    if (provider.answers.isAway) return send(response, 503, {});
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return send(response, 200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
        });
      case '/keys':
        return send(response, 200, { keys: [jwk] });
      case '/authorize':
        return authorize(url.searchParams, response);
      case '/token':
        return void token(request, response);
      default:
        return send(response, 404, {});
    }
  });
  server.listen(0, host);
  await once(server, 'listening');
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    client,
    get answers() {
      return provider.answers;
    },
    set answers(answers) {
      provider.answers = answers;
    },
    reset: () => void (provider.answers = { ...usual }),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
