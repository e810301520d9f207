import { tellYear } from './simulate/tell-year';

/** `npm run simulate`: a year of made-up requests at a desk, by its regulation and calendar. */
const { status, output, complaint } = tellYear(process.argv.slice(2));
process.stdout.write(output);
process.stderr.write(complaint);
process.exitCode = status;
