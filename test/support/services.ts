/**
 * The address or path that `npm test` tells of a service it started.
 *
 * @throws with what to do, when a test file was run by jest alone
 */
export function service(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this test through \`npm test -- ${expectPath()}\``);
  return value;
}

function expectPath(): string {
  return typeof expect === 'undefined' ? 'PATH' : (expect.getState().testPath ?? 'PATH');
}
