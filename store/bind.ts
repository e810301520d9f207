import type { StoreContext } from './store-context';

/** Makes verbs of what they take beside the store that they work on. */
export type Bind = ReturnType<typeof bindTo>;

export function bindTo(context: StoreContext) {
  return <Input extends unknown[], Output>(verb: (context: StoreContext, ...input: Input) => Output) =>
    (...input: Input): Output =>
      verb(context, ...input);
}
