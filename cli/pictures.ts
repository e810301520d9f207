import path from 'node:path';
import { root } from '../local/paths';
import { readArguments } from './arguments';
import { findProduct } from './demo/running-product';
import { shots } from './pictures/shots';
import { takePictures } from './pictures/take-pictures';

const usage = `usage: npm run pictures [-- FOLDER]
Takes pictures of the pages of the running product (npm start), after it has lived through a month (npm run demo -- month). FOLDER: where
to; default: docs/pictures.
`;

/** `npm run pictures [-- FOLDER]` */
async function main(args: readonly string[]): Promise<number> {
  const read = readArguments(args, usage, 1);
  if ('status' in read) return read.status;
  const [folder = path.join(root, 'docs', 'pictures')] = read.names;
  const product = await findProduct(process.env, 'en');
  for await (const file of takePictures(product, shots, path.resolve(folder))) console.log(file);
  return 0;
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
