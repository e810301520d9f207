/** The few words of WebAssembly that the schema engine needs; Node's own types of version 20 do not have them. */
declare namespace WebAssembly {
  type Module = object;
  type Imports = Record<string, object>;
  interface Instance {
    exports: object;
  }
  class RuntimeError extends Error {}
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(module: Module, imports: Imports): Promise<Instance>;
}
