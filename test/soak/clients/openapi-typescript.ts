import { tsconfig, type ClientProgram } from './program';

const client = `import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';

const api = createClient<paths>({
  baseUrl: process.env['API'] ?? '',
  headers: { Authorization: \`Bearer \${process.env['KEY'] ?? ''}\` },
});
type Step = components['schemas']['NextStep'];

const { data: filed, error } = await api.POST('/api/v1/tickets', {
  body: { desk: 'skai', subject: 'Filed by openapi-typescript', text: 'No data.', topic: 'consulting' },
});
if (filed === undefined) throw new Error(error.title);
const path = { ticket: filed.id };
const { data: read } = await api.GET('/api/v1/tickets/{ticket}', { params: { path } });
if (read === undefined || read.tid !== filed.tid) throw new Error('not read');
const step: Step = read.nextStep;
const until: string | null = step.until;
const { data: said, response } = await api.POST('/api/v1/tickets/{ticket}/commands', {
  params: { path },
  body: { type: 'reply', text: 'And since yesterday.' },
});
if (said === undefined) throw new Error('not answered: ' + response.status);
// 201 and 202 are told apart by the outcome.
const outcome: 'done' | 'refused' | 'fault' | null = said.outcome;
if (said.outcome === 'done') console.log(said.ticket.revision);
const { data: timeline } = await api.GET('/api/v1/tickets/{ticket}/timeline', { params: { path } });
const words = timeline?.items.map(({ message }) => message?.text ?? null) ?? [];
if (!words.includes('And since yesterday.')) throw new Error('the reply is not on the timeline');
const { error: refused } = await api.POST('/api/v1/tickets/{ticket}/commands', { params: { path }, body: { type: 'confirm' } });
if (refused?.code !== 'not-solved') throw new Error('no refusal');
console.log('openapi-typescript', filed.tid, until, outcome);
`;

export const openapiTypescript: ClientProgram = {
  files: {
    'package.json': JSON.stringify({
      type: 'module',
      dependencies: { 'openapi-fetch': '0.16.0' },
      devDependencies: { 'openapi-typescript': '7.13.0', typescript: '5.9.3', '@types/node': '20.19.43' },
    }),
    'tsconfig.json': tsconfig({ exactOptionalPropertyTypes: true }),
    'src/client.ts': client,
  },
  generate: [['npx', '--no-install', 'openapi-typescript', 'openapi.json', '-o', 'src/api.ts']],
  compile: [['npx', '--no-install', 'tsc']],
  run: ['node', 'out/client.js'],
};
