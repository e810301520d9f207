// Lints files of the working directory by the project's rules: their names as arguments, { file: [rule ids] } on standard
// output. A process of its own, because jest's sandbox cannot load ESLint's configuration.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const eslint = new ESLint({
  overrideConfigFile: path.join(root, 'eslint.config.mjs'),
  // The types are those of the few files here, not of the whole checkout, which take a minute to read.
  overrideConfig: [
    {
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { project: null, projectService: true, tsconfigRootDir: process.cwd() } },
    },
  ],
});
const results = await eslint.lintFiles(process.argv.slice(2));
const found = results.map(({ filePath, messages }) => [
  path.relative(process.cwd(), filePath),
  messages.map(({ ruleId, message }) => ruleId ?? message),
]);
process.stdout.write(JSON.stringify(Object.fromEntries(found)));
