import { tellDue } from './due/tell-due';

/** `npm run due`: what would be due, were a ticket received at that moment, and why. */
const { status, output, complaint } = tellDue(process.argv.slice(2));
process.stdout.write(output);
process.stderr.write(complaint);
process.exitCode = status;
