/** What stands in `deploy/` speaks of what there is: figures, programs, variables and the page that explains them. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Registry } from 'prom-client';
import { parse } from 'yaml';
import { z } from 'zod';
import { guardAddresses } from '../../api/http/guard';
import { createMetrics as createApiMetrics, faultCounter } from '../../api/http/metrics';
import { feedMetrics } from '../../api/live/feed-metrics';
import { apiEnvironment } from '../../api/settings';
import { root } from '../../local/paths';
import { intakeEnvironment } from '../../mail/intake-settings';
import { createMailMetrics } from '../../mail/metrics';
import { tellFigures } from '../../operations/figures';
import { createMetrics as createWorkerMetrics } from '../../worker/metrics';
import { workerEnvironment } from '../../worker/settings';

const read = (name: string) => readFile(path.join(root, name), 'utf8');

/** The names under which the three processes tell figures, those of histograms by their parts. */
async function told(): Promise<ReadonlySet<string>> {
  const api = new Registry();
  createApiMetrics(api);
  faultCounter(api);
  feedMetrics(api, { streams: () => 0, lagMs: () => 0, isDeaf: () => false });
  guardAddresses({
    authenticator: { knows: () => false },
    failures: {} as never,
    perMinute: 1,
    log: {} as never,
    registry: api,
  });
  const worker = createWorkerMetrics(() => 0).registry;
  tellFigures(worker, () => Promise.reject(new Error('nobody asks')));
  const found = await Promise.all(
    [api, worker, createMailMetrics().registry].map((registry) => registry.getMetricsAsJSON()),
  );
  return new Set(
    found.flat().flatMap(({ name, type }) =>
      // What prom-client calls its types is an enumeration in its types and a word at run time.
      String(type) === 'histogram' ? ['bucket', 'count', 'sum'].map((part) => `${name}_${part}`) : [name],
    ),
  );
}

/** Figures that an expression names, `up` left out: Prometheus tells that itself. */
function named(expression: string): string[] {
  return expression.replace(/"[^"]*"/g, '').match(/\b(?:reglament|process)_\w+/g) ?? [];
}

const alerts = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z
        .array(
          z.strictObject({
            alert: z.string().regex(/^Reglament[A-Z]\w+$/),
            expr: z.string(),
            for: z
              .string()
              .regex(/^\d+[smh]$/)
              .optional(),
            labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
            annotations: z.strictObject({ summary: z.string().min(20), runbook: z.string() }),
          }),
        )
        .min(1),
    }),
  ),
});

test('alerts and the dashboard name figures that are told, and the page of operations explains each', async () => {
  const names = await told();
  const page = await read('docs/operations.md');
  const rules = alerts.parse(parse(await read('deploy/alerts.yaml'))).groups.flatMap((group) => group.rules);
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  for (const { alert, expr, annotations } of rules) {
    expect({ alert, unknown: named(expr).filter((name) => !names.has(name)) }).toEqual({ alert, unknown: [] });
    expect(annotations.runbook).toBe(`docs/operations.md#${alert.toLowerCase()}`);
    expect(page).toContain(`### ${alert}\n`);
  }
  const dashboard = z
    .object({
      panels: z.array(
        z.object({ id: z.number(), title: z.string(), targets: z.array(z.object({ expr: z.string() })).min(1) }),
      ),
    })
    .parse(JSON.parse(await read('deploy/grafana/reglament.json')));
  for (const { title, targets } of dashboard.panels)
    for (const { expr } of targets) {
      expect(named(expr).length).toBeGreaterThan(0);
      expect({ title, unknown: named(expr).filter((name) => !names.has(name)) }).toEqual({ title, unknown: [] });
    }
  const own = [...names].filter((name) => /^reglament_(?!(worker|mail)_)/.test(name));
  const short = new Set(own.map((name) => name.replace(/_(bucket|count|sum)$/, '')));
  expect([...short].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('the compose file runs programs that are there, read-only and as nobody of power, with variables that they know', async () => {
  const service = z.object({
    command: z.tuple([z.string()]),
    read_only: z.literal(true),
    cap_drop: z.tuple([z.literal('ALL')]),
    environment: z.record(z.string(), z.string()).optional(),
    volumes: z.array(z.string()).optional(),
    healthcheck: z.object({ test: z.array(z.string()) }).optional(),
    depends_on: z.object({ migrate: z.object({ condition: z.literal('service_completed_successfully') }) }).optional(),
  });
  const { services } = z
    .object({ services: z.record(z.string(), service) })
    .parse(parse(await read('deploy/compose.yaml'), { merge: true }));
  const known = new Set(
    [apiEnvironment, workerEnvironment, intakeEnvironment].flatMap((environment) => Object.keys(environment.shape)),
  );
  expect(Object.keys(services).sort()).toEqual(['api', 'mail', 'migrate', 'worker']);
  for (const [name, { command, environment = {}, healthcheck, depends_on, volumes }] of Object.entries(services)) {
    await expect(read(command[0])).resolves.toBeTruthy();
    expect({ name, unknown: Object.keys(environment).filter((each) => !known.has(each)) }).toEqual({
      name,
      unknown: [],
    });
    if (name === 'migrate') continue;
    expect(depends_on).toBeDefined();
    // SM-4: a key that one of them makes is the one that another destroys.
    expect(volumes).toContain(`access-keys:${environment['ACCESS_KEYS']}`);
    expect(healthcheck?.test.at(-1)).toMatch(/^http:\/\/127\.0\.0\.1:300\d\/health\/ready$/);
  }
  const example = (await read('deploy/.env.example')).split('\n').flatMap((line) => /^(\w+)=/.exec(line)?.[1] ?? []);
  expect(example.filter((name) => name !== 'RELEASE' && !known.has(name))).toEqual([]);
  const page = await read('docs/operations.md');
  expect([...known].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);

  const image = await read('Dockerfile');
  const stages = image.split(/^FROM /m).slice(1);
  expect(stages.at(-1)).toMatch(/^USER node$/m);
  expect(stages.at(-1)).toContain('NODE_ENV=production');
  expect(stages.at(-1)).not.toContain('npm');
});
