/** What a generated client has to do on a running product, as a program in its own words. */
export interface ClientProgram {
  /** Files of the program, by name, beside what was generated. */
  readonly files: Readonly<Record<string, string>>;
  /** Makes the client out of `openapi.json`, in the program's folder. */
  readonly generate: readonly Step[];
  /** Compiles it. */
  readonly compile: readonly Step[];
  /** Files, reads and answers a ticket; the address and the key are in its environment as API and KEY. */
  readonly run: Step;
}

export type Step = readonly [program: string, ...args: string[]];

/** Strict, as a careful user has it, about what was generated; `src` is compiled to `out`. */
export function tsconfig(more: object = {}): string {
  return JSON.stringify({
    compilerOptions: {
      ...{ target: 'es2022', module: 'nodenext', moduleResolution: 'nodenext', lib: ['es2023', 'dom', 'dom.iterable'] },
      ...{ strict: true, exactOptionalPropertyTypes: false, skipLibCheck: true, noEmitOnError: true },
      ...{ rootDir: 'src', outDir: 'out', types: ['node'] },
      ...more,
    },
    include: ['src'],
  });
}
