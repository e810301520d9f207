import { readFile } from 'node:fs/promises';
import { apiTypes, apiTypesFile } from '../../local/api-types';

it('the pages know the API as its routes now declare it (else: npm run api-types)', async () => {
  expect(await readFile(apiTypesFile, 'utf8')).toBe(await apiTypes());
});
