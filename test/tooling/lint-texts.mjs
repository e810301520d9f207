// Lints texts as if they stood at given paths: JSON [{ file, text, types }] on standard input, one list of rule ids a text on
// standard output. A process of its own, because jest's sandbox cannot load ESLint's configuration.
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const typed = new ESLint();
// Rules that need types need the file to exist; the others do not.
const untyped = new ESLint({ overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }] });
const answers = [];
for (const { file, text, types } of JSON.parse(Buffer.concat(chunks).toString())) {
  const [result] = await (types ? typed : untyped).lintText(text, { filePath: file });
  answers.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(answers));
