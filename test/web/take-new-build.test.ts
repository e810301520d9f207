/** An open page whose parts are gone after an upgrade. */
import { takeNewBuild, type Workers } from '../../web/app/take-new-build';
import { nextSearch } from '../../web/session/search';

function workers(isWaiting: boolean, told: string[]): Workers {
  let changed = (): void => undefined;
  const waiting = {
    postMessage(message: string) {
      told.push(message);
      changed();
    },
  };
  return {
    getRegistration: () => Promise.resolve({ waiting: isWaiting ? waiting : null }),
    addEventListener: (_type, listener) => void (changed = listener),
  };
}

it.each([
  ['a newer build waits: it takes over first', true, ['take-over', 'reload']],
  ['none waits', false, ['reload']],
])('the page is asked for anew where %s', async (_what, isWaiting, told) => {
  const heard: string[] = [];
  await takeNewBuild(workers(isWaiting, heard), () => void heard.push('reload'));
  expect(heard).toEqual(told);
});

it('the page is asked for anew where there are no service workers, or they answer nothing', async () => {
  const heard: string[] = [];
  const broken: Workers = {
    getRegistration: () => Promise.reject(new Error('no')),
    addEventListener: () => undefined,
  };
  for (const each of [undefined, broken]) await takeNewBuild(each, () => void heard.push('reload'));
  expect(heard).toEqual(['reload', 'reload']);
});

it.each([
  '/\t/elsewhere.example',
  '/\n/elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'https://elsewhere.example',
])('nobody is led away by where they want to go on: %j', (next) => expect(nextSearch({ next })).toEqual({}));
