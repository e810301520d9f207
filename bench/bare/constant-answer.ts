/**
 * A bare Express route in a process of its own: it reads the body of a POST as JSON and answers with a constant, which comes by
 * message. It says on which port of loopback it listens.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';

async function main(): Promise<void> {
  let answer: object = {};
  process.on('message', (message) => {
    answer = message as object;
    process.send?.('set');
  });
  const app = express();
  app.post('/due-dates', express.json(), (_request, response) => {
    response.json(answer);
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.send?.((server.address() as AddressInfo).port);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
