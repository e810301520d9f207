import path from 'node:path';
import { runInForeground } from '../../../local/foreground';
import { readLocalSettings } from '../../../local/settings';

const settings = readLocalSettings(process.env);
const program = (name: string, port: number) => ({
  name,
  title: name,
  file: path.join(__dirname, `${name}.ts`),
  readyUrl: `http://127.0.0.1:${port}/health/ready`,
  serveLimitMs: 30_000,
});

/** `npm start` with small programs in place of the real ones: everything else is real. */
void runInForeground(
  settings,
  {
    preparation: undefined,
    seed: path.join(__dirname, 'seed.ts'),
    programs: [program('worker', settings.ports.worker.port), program('api', settings.ports.api.port)],
  },
  false,
);
