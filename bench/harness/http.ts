import { Agent, request } from 'node:http';

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** Calls of one account over connections that are kept. */
export interface Http {
  /** @throws when nothing answers; a status is never an error here */
  call(method: 'GET' | 'POST', path: string, body?: object): Promise<Reply>;
  close(): void;
}

/** @param address of the API, without a path; `apiKey` says who calls */
export function openHttp(address: string, apiKey: string, connections: number): Http {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  return {
    call: (method, path, body) =>
      new Promise((resolve, reject) => {
        const outgoing = request(`${address}${path}`, { method, agent, headers }, (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            resolve({ status: incoming.statusCode ?? 0, body: text === '' ? null : JSON.parse(text) });
          });
        });
        outgoing.on('error', reject);
        outgoing.end(body === undefined ? undefined : JSON.stringify(body));
      }),
    close: () => agent.destroy(),
  };
}

/** @throws with the problem that came instead, when the answer is not the one expected */
export function expectStatus({ status, body }: Reply, expected: number, act: string): unknown {
  if (status !== expected)
    throw new Error(`${act}: ${status} instead of ${expected}: ${JSON.stringify(body).slice(0, 500)}`);
  return body;
}
