import { createServer } from 'node:http';

/** Stands for the API or the worker: serves, dies when told to, ends when asked to. */
export function serve(port: string | undefined): void {
  const server = createServer((request, response) => {
    if (request.url === '/die') process.exit(3);
    response.end('serving');
  });
  server.listen(Number(port), '127.0.0.1');
  process.once('SIGTERM', () => process.exit(0));
}
