/** One release of API and worker takes over from the first of a product under load, and gives it back. */
import { listVersions, makeNoneCurrent } from '../../../engine';
import { eventually } from './caller';
import type { Load } from './load';
import type { Product } from './product';
import type { Program } from './program';

/** @param next the worker of the other release, of this build id, which takes over when it starts */
export async function handOver(product: Product, load: Load, next: Program, buildId: string): Promise<void> {
  const { worker, api, temporal, environment } = product;
  const { workflowService } = temporal.connection;
  const { namespace } = temporal.options;
  const deployment = environment['TASK_QUEUE'] ?? '';
  const port = Number(environment['PORT']);
  const part = Math.floor((load.planned * 24) / 136);
  /** Lets so many words more be said, while what follows happens. */
  const say = (more: number): void => {
    load.goOn();
    load.hold(more);
  };
  load.hold(part + 6);
  const over = load.run();

  await load.reaches(part);
  await next.start();
  say(part);
  const current = async () =>
    (await listVersions(workflowService, { namespace }, deployment)).find((each) => each.current);
  await eventually('the next release is current', async () => (await current())?.buildId === buildId);
  const later = await product.beside('api');
  await later.program.start();
  product.front().to(later.port, port);
  say(part);
  await load.reaches(load.answered + Math.floor(part / 2));
  product.front().to(later.port);
  await Promise.all([worker.stop(), api.stop()]);
  say(part);
  await eventually('runs go with the next release', () => hasMoved(product, buildId));

  // Back again: workers of no version are there before the tasks are given to them.
  await Promise.all([worker.start(), api.start()]);
  product.front().to(port, later.port);
  await makeNoneCurrent(workflowService, { namespace }, deployment);
  say(Math.floor(part / 2));
  await load.reaches(load.answered + Math.floor(part / 4));
  product.front().to(port);
  await Promise.all([next.stop(), later.program.stop()]);
  load.goOn();
  await over;
}

async function hasMoved({ prisma, temporal }: Product, buildId: string): Promise<boolean> {
  const runs = await prisma.run.findMany({ select: { workflowId: true }, orderBy: { id: 'desc' }, take: 40 });
  const infos = await Promise.all(
    runs.map(async ({ workflowId }) => {
      const described = await temporal.workflow
        .getHandle(workflowId)
        .describe()
        .catch(() => undefined);
      return described?.raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId;
    }),
  );
  return infos.includes(buildId);
}
