import { tsconfig, type ClientProgram } from './program';

const client = `import { getTicketsTicket, getTicketsTicketTimeline, postTickets, postTicketsTicketCommands } from './api.js';

const options = { headers: { Authorization: \`Bearer \${process.env['KEY'] ?? ''}\` } };
const filed = await postTickets(
  { desk: 'skai', subject: 'Filed by orval', text: 'No data.', topic: 'consulting' },
  options,
);
if (filed.status !== 201) throw new Error('not filed: ' + filed.status);
const { id, tid } = filed.data;
const read = await getTicketsTicket(id, options);
if (read.status !== 200 || read.data.tid !== tid) throw new Error('not read');
const until: string | null = read.data.nextStep.until;
const said = await postTicketsTicketCommands(id, { type: 'reply', text: 'And since yesterday.' }, options);
if (said.status !== 201) throw new Error('not answered: ' + said.status);
if (said.data.outcome !== 'done') throw new Error('not done');
const timeline = await getTicketsTicketTimeline(id, {}, options);
if (timeline.status !== 200) throw new Error('no timeline');
const words = timeline.data.items.map(({ message }) => message?.text ?? null);
if (!words.includes('And since yesterday.')) throw new Error('the reply is not on the timeline');
const refused = await postTicketsTicketCommands(id, { type: 'confirm' }, options);
if (refused.status !== 422 || refused.data.code !== 'not-solved') throw new Error('no refusal');
console.log('orval', tid, until, said.data.ticket.revision);
`;

const config = `module.exports = {
  reglament: {
    input: { target: './openapi.json' },
    output: { target: './src/api.ts', client: 'fetch', mode: 'single', baseUrl: process.env.API },
  },
};
`;

export const orval: ClientProgram = {
  files: {
    'package.json': JSON.stringify({
      type: 'module',
      devDependencies: { orval: '7.21.0', typescript: '5.9.3', '@types/node': '20.19.43' },
    }),
    'tsconfig.json': tsconfig(),
    'orval.config.cjs': config,
    'src/client.ts': client,
  },
  generate: [['npx', '--no-install', 'orval', '--config', 'orval.config.cjs']],
  compile: [['npx', '--no-install', 'tsc']],
  run: ['node', 'out/client.js'],
};
