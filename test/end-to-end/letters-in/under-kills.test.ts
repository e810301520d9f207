import { atFullSize } from '../../support/size';
import { Client } from 'pg';
import { sharedGround } from '../harness/grounds';
import { startProduct, type Product } from '../harness/product';
import { lettersUnderFaults, type Fault } from './run';

let product: Product;
beforeAll(async () => {
  product = await startProduct(sharedGround, { letters: true });
});
afterAll(() => product?.close());

/** As a database that restarts: whoever is connected is thrown out. The database itself is killed by `npm run soak`. */
async function cutConnections(): Promise<void> {
  const client = new Client({ connectionString: product.databaseUrl });
  await client.connect();
  await client.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await client.end();
}

atFullSize(
  'intake, worker and mail server are killed and the database cut off: received = tickets + replies + tray + duplicates + states of notices',
  async () => {
    const { letters, worker } = product;
    if (letters === null) throw new Error('no letters');
    const killed = (name: string, program: { kill(): Promise<void>; start(): Promise<void> }): Fault => ({
      name: `${name} killed`,
      happen: async () => {
        await program.kill();
        await program.start();
      },
    });
    const faults = [
      killed('intake', letters.intake),
      killed('worker', worker),
      { name: 'connections to the database cut', happen: cutConnections },
      killed('mail server', letters.mailbox),
      killed('intake', letters.intake),
    ];
    const { findings, counted } = await lettersUnderFaults(product, { letters: 40, faults });
    expect(findings).toEqual([]);
    expect(counted).toMatchObject({ faults: 5, replies: 12, 'states of notices': 4 });
  },
  300_000,
);
