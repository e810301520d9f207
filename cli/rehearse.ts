import { databaseAddress } from './database-address';
import { tellRehearsal } from './rehearse/tell-rehearsal';

/** `npm run rehearse`: what would become of open tickets and visits, were it published. */
tellRehearsal(process.argv.slice(2), () => databaseAddress(process.env)).then(
  ({ status, output, complaint }) => {
    process.stdout.write(output);
    process.stderr.write(complaint);
    process.exitCode = status;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
