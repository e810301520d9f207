import { readFile } from 'node:fs/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { Pool } from 'pg';

/** Nothing in the database is managed elsewhere, so no table is left out of a diff. */
export const noFilter = { externalTables: [], externalEnums: [] };

/** A panic of the engine ends in an "unreachable" without words; what it said before comes here. */
const panic = { message: '', set_message: (message: string) => void (panic.message = message) };

let instantiated: Promise<void> | undefined;

/** The engine's WebAssembly needs no platform binary, so migrations work wherever npm does; one instance serves the process. */
async function instantiate(): Promise<void> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panic });
  const file = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm');
  const module = await WebAssembly.compile(await readFile(file));
  const imports = { ...glue, ...patientTimers() };
  const { exports } = await WebAssembly.instantiate(module, { './schema_engine_bg.js': imports });
  glue.__wbg_set_wasm(exports);
  (exports as { __wbindgen_start: () => void }).__wbindgen_start();
}

/** The engine gives its lock a limit of ten seconds and never clears that timer: it must not keep a finished program alive. */
function patientTimers(): Record<string, unknown> {
  const names = Object.keys(glue).filter((name) => name.startsWith('__wbg_setTimeout'));
  return Object.fromEntries(
    names.map((name) => [name, (work: () => void, ms: number) => setTimeout(work, ms).unref()]),
  );
}

/** Columns of type "char" in the engine's own questions about a database: as they stand there, and the name they come under. */
const charColumns = [
  [/\bconstr\.contype AS constraint_type\b/, 'constr.contype::text AS constraint_type', 'constraint_type'],
  [/\bcon\.confdeltype\b/, 'con.confdeltype::text AS confdeltype', 'confdeltype'],
  [/\bcon\.confupdtype\b/, 'con.confupdtype::text AS confupdtype', 'confupdtype'],
] as const;

/** The adapter refuses the type "char", so those columns are read as text and handed over as what they are: one character. */
function readCharColumns<T extends SqlDriverAdapter>(adapter: T): T {
  const query = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (asked) => {
    const found = charColumns.filter(([pattern]) => pattern.test(asked.sql));
    if (found.length === 0) return query(asked);
    const sql = found.reduce((text, [pattern, cast]) => text.replace(pattern, cast), asked.sql);
    const names = new Set<string>(found.map(([, , name]) => name));
    const result = await query({ ...asked, sql });
    const columnTypes = result.columnTypes.map((type, column) =>
      names.has(result.columnNames[column] ?? '') ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  return adapter;
}

/** The adapter cuts a script at every semicolon, also inside a function's body; sent whole, it also runs as one transaction. */
function executeScriptsWhole<T extends SqlDriverAdapter>(adapter: T): T {
  adapter.executeScript = async (script) => {
    await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
  };
  return adapter;
}

class MigrationAdapter extends PrismaPg {
  override async connect() {
    return executeScriptsWhole(readCharColumns(await super.connect()));
  }

  override async connectToShadowDb() {
    return executeScriptsWhole(readCharColumns(await super.connectToShadowDb()));
  }
}

/**
 * Runs `work` with Prisma's schema engine on a database and closes it afterwards.
 *
 * @param databaseUrl of an existing PostgreSQL database; a shadow database is made beside it when the work needs one
 * @param schemas files of the data model as `[path, content]`, where the work compares with it
 * @throws what the engine reports, with its own message (a wrong URL, failing SQL, an edited migration)
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  schemas: [string, string][] | undefined,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  instantiated ??= instantiate();
  await instantiated;
  // The engine takes an advisory lock on its connection and leaves that open: with a pool of ours both end with the work.
  const pool = new Pool({ connectionString: databaseUrl });
  pool.on('error', () => undefined);
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(new MigrationAdapter(pool));
    const engine = await glue.SchemaEngine.new({ datamodels: schemas }, () => undefined, factory);
    return await work(engine);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError)
      throw new Error(`The schema engine failed: ${panic.message}`, { cause: error });
    throw error;
  } finally {
    await pool.end();
  }
}
