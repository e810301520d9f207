import { company } from '../names';
import { faultView, mostFile } from '../rules/faults';
import { sideView } from '../rules/sides';
import { code, line, localDate, orNull } from '../schemas/values';
import { says, z } from '../schemas/zod';

const isDate = localDate().describe('In the zone of the desk.');

/** A contract as a file, or as its parts: a program has the parts, a person the file. */
export const contractParts = {
  file: z
    .string()
    .max(mostFile)
    .optional()
    .openapi({ description: 'A contract file, in YAML or JSON; its faults have lines.' }),
  number: line(60).optional(),
  validFrom: isDate.optional(),
  validTo: isDate.nullable().optional().openapi({ description: 'Its last day; null: without end.' }),
  patch: z
    .record(z.string(), z.unknown())
    .optional()
    .openapi({ description: "JSON Merge Patch (RFC 7396) over the desk's regulation." }),
};

interface Given {
  readonly file?: string | undefined;
  readonly number?: string | undefined;
  readonly validFrom?: string | undefined;
  readonly validTo?: string | null | undefined;
  readonly patch?: object | undefined;
}

const contractShape = {
  desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
  client: z.uuid(),
  ...contractParts,
};

/** One of the two, and the whole of it. */
export function isOneContract({ file, number, validFrom, validTo, patch }: Given): boolean {
  const needed = [number, validFrom, patch].filter((part) => part !== undefined);
  return file === undefined ? needed.length === 3 : needed.length === 0 && validTo === undefined;
}

export const contractToCheck = z
  .strictObject(contractShape)
  .refine(isOneContract, says('contract-file-or-parts'))
  .openapi('ContractToCheck');

export const forcedPublication = orNull(z.strictObject({ reason: line(500) }).openapi('ForcedPublication'))
  .optional()
  .openapi({ description: 'Publishes it although not everything fits: it needs a reason, which stays on record.' });

export const contractToPublish = z
  .strictObject({
    ...contractShape,
    force: forcedPublication,
  })
  .refine(isOneContract, says('contract-file-or-parts'))
  .openapi('ContractToPublish');

export type ContractGiven = z.output<typeof contractToCheck>;

export const changeView = z
  .object({
    section: z
      .string()
      .nullable()
      .openapi({ description: 'Null: a value that the page of a regulation does not show.' }),
    title: z.string().openapi({ description: 'The rule that it belongs to.' }),
    label: z.string(),
    path: z.string(),
    regulation: orNull(sideView).openapi({ description: 'Null: the regulation has nothing of it.' }),
    contract: orNull(sideView).openapi({ description: 'Null: the contract takes it away.' }),
  })
  .openapi('ContractChange', { description: 'One thing that a contract says otherwise than the regulation.' });

const unfitVersion = z
  .object({ version: z.string(), inForceFrom: z.string(), faults: z.array(faultView) })
  .openapi('UnfitVersion');

const unfitTicket = z
  .object({ id: z.string(), tid: z.string(), subject: z.string(), lacks: z.array(z.string()) })
  .openapi('UnfitTicket', {
    description: 'An open ticket that is about what the contract takes away: it goes on by its own rules.',
  });

const others = z.array(
  z
    .object({ id: z.string(), number: z.string(), validFrom: z.string(), validTo: z.string().nullable() })
    .openapi('ContractBeside'),
);

export const laidBeside = {
  over: z
    .object({ version: z.string(), inForceFrom: z.string() })
    .openapi('VersionBeneath', { description: 'The version of the regulation that it is laid over.' }),
  changes: z.array(changeView),
  others: others.openapi({
    description: 'Other contracts of the client with days in common; of several, the one that began last holds.',
  }),
  openTickets: z.int().openapi({ description: 'Open tickets of the client: they go on by the rules that they have.' }),
};

export const contractCheckView = z
  .object({
    contract: orNull(
      z.object({ number: z.string(), validFrom: z.string(), validTo: z.string().nullable() }).openapi('ContractHead'),
    ).openapi({ description: 'What was read of it; null where it could not be read.' }),
    faults: z.array(faultView).openapi({ description: 'None: it can be published.' }),
    unfit: z.object({ versions: z.array(unfitVersion), tickets: z.array(unfitTicket) }).openapi('UnfitForContract', {
      description: 'What does not fit it: published only by `force`.',
    }),
    ...laidBeside,
    over: orNull(laidBeside.over),
  })
  .openapi('ContractCheck');

export const contractView = z
  .object({
    id: z.string(),
    desk: z.string(),
    company,
    number: z.string(),
    validFrom: z.string(),
    validTo: z.string().nullable(),
    patch: z.record(z.string(), z.unknown()),
  })
  .openapi('Contract');

export const contractRead = z
  .object({
    ...contractView.shape,
    file: z.string().openapi({ description: 'The contract as a file, in YAML.' }),
    ...laidBeside,
  })
  .openapi('ContractRead');
