// node local/build-pages.mjs: builds the pages in the browser when what they are made of has changed.
import { buildPages, reportAndExit } from './setup.mjs';

await buildPages((line) => process.stdout.write(`${line}\n`)).catch(reportAndExit);
