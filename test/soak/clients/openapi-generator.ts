import { tsconfig, type ClientProgram, type Step } from './program';

/** The generator's jar, from Maven Central. */
const version = '7.17.0';
const jar = `openapi-generator-cli-${version}.jar`;
const fetched: readonly Step[] = [
  [
    'mvn',
    '-q',
    '-B',
    'dependency:copy',
    `-Dartifact=org.openapitools:openapi-generator-cli:${version}`,
    '-DoutputDirectory=.',
  ],
];

const typescript = `import { Configuration, CommandsApi, ResponseError, TicketsApi } from './api/index.js';

const configuration = new Configuration({ basePath: process.env['API'] ?? '', accessToken: process.env['KEY'] ?? '' });
const tickets = new TicketsApi(configuration);
const commands = new CommandsApi(configuration);

const filed = await tickets.postTickets({
  filing: { desk: 'skai', subject: 'Filed by typescript-fetch', text: 'No data.', topic: 'consulting' },
});
const read = await tickets.getTicketsTicket({ ticket: filed.id });
if (read.tid !== filed.tid) throw new Error('not read');
const until: Date | null = read.nextStep.until;
const said = await commands.postTicketsTicketCommands({
  ticket: filed.id,
  ticketCommand: { type: 'reply', text: 'And since yesterday.' },
});
if (said.outcome !== 'done') throw new Error('not done');
const timeline = await tickets.getTicketsTicketTimeline({ ticket: filed.id });
const words = timeline.items.map(({ message }) => message?.text ?? null);
if (!words.includes('And since yesterday.')) throw new Error('the reply is not on the timeline');
const refused = await commands
  .postTicketsTicketCommands({ ticket: filed.id, ticketCommand: { type: 'confirm' } })
  .then(() => null, (error: unknown) => (error instanceof ResponseError ? error.response : null));
const problem = (await refused?.json()) as { code: string } | undefined;
if (problem?.code !== 'not-solved') throw new Error('no refusal');
console.log('typescript-fetch', filed.tid, until, said.revision);
`;

export const typescriptFetch: ClientProgram = {
  files: {
    'package.json': JSON.stringify({
      type: 'module',
      devDependencies: { typescript: '5.9.3', '@types/node': '20.19.43' },
    }),
    'tsconfig.json': tsconfig(),
    'src/client.ts': typescript,
  },
  generate: [
    ...fetched,
    [
      ...['java', '-jar', jar, 'generate', '-i', 'openapi.json', '-g', 'typescript-fetch', '-o', 'src/api'],
      ...['--additional-properties=importFileExtension=.js'],
    ] as unknown as Step,
  ],
  compile: [['npx', '--no-install', 'tsc']],
  run: ['node', 'out/client.js'],
};

const python = `import os
import reglament
from reglament.rest import ApiException

configuration = reglament.Configuration(host=os.environ["API"], access_token=os.environ["KEY"])
with reglament.ApiClient(configuration) as client:
    tickets = reglament.TicketsApi(client)
    commands = reglament.CommandsApi(client)
    filed = tickets.post_tickets(
        reglament.Filing(desk="skai", subject="Filed by python", text="No data.", topic="consulting")
    )
    read = tickets.get_tickets_ticket(filed.id)
    assert read.tid == filed.tid
    until = read.next_step.until
    reply = reglament.TicketCommand(reglament.ReplyCommand(type="reply", text="And since yesterday."))
    said = commands.post_tickets_ticket_commands(filed.id, reply)
    assert said.outcome == "done", said
    timeline = tickets.get_tickets_ticket_timeline(filed.id)
    words = [entry.message.text for entry in timeline.items if entry.message is not None]
    assert "And since yesterday." in words, words
    try:
        confirm = reglament.TicketCommand(reglament.ConfirmCommand(type="confirm"))
        commands.post_tickets_ticket_commands(filed.id, confirm)
        raise SystemExit("no refusal")
    except ApiException as refused:
        assert refused.data.code == "not-solved", refused
    print("python", filed.tid, until, said.revision)
`;

export const pythonClient: ClientProgram = {
  files: { 'client.py': python },
  generate: [
    ...fetched,
    [
      ...['java', '-jar', jar, 'generate', '-i', 'openapi.json', '-g', 'python', '-o', '.'],
      ...['--additional-properties=packageName=reglament'],
    ] as unknown as Step,
    ['python3', '-m', 'venv', 'venv'],
    ['venv/bin/pip', 'install', '--quiet', '-r', 'requirements.txt'],
  ],
  compile: [['venv/bin/python', '-m', 'compileall', '-q', 'reglament']],
  run: ['venv/bin/python', 'client.py'],
};
