import { readFileSync } from 'node:fs';
import { faultText, loadBuiltIns, loadRegulationFile, mergeContractFile, readContract } from '../regulations';
import type { Checked, Fault } from '../regulations';
import { readSourceText } from '../regulations/source-text';
import { shippedLayers } from '../regulations/load-calendars';

const usage = `usage: npm run regulation -- check FILE...
Checks regulation files and contract files (those with "number" and "patch"; they are laid over the built-in regulation
of their desk). Prints every fault as file:line:column: key path: what to do. Exit status: 0 sound, 1 faults, 2 wrong use.
`;

/** `npm run regulation -- check FILE...` */
function main([verb, ...files]: readonly string[]): number {
  if (verb === '--help' || verb === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  if (verb !== 'check' || !files.length) {
    process.stderr.write(usage);
    return 2;
  }
  let sound = true;
  for (const file of files) {
    const checked = check(file);
    if (checked.ok) {
      process.stdout.write(`${file}: ${checked.value}\n`);
      continue;
    }
    sound = false;
    process.stdout.write(`${checked.faults.map(faultText).join('\n')}\n`);
    const count = checked.faults.length;
    process.stderr.write(`${file}: ${count} fault${count === 1 ? '' : 's'}\n`);
  }
  return sound ? 0 : 1;
}

function check(file: string): Checked<string> {
  if (isContract(file)) return checkContract(file);
  const loaded = loadRegulationFile(file, shippedLayers());
  if (!loaded.ok) return loaded;
  const { regulation, digest } = loaded.value;
  const inForce = `in force from ${regulation.inForceFrom}`;
  return {
    ok: true,
    value: `sound; desk ${regulation.code}, version ${regulation.version}, ${inForce}, sha256 ${digest}`,
  };
}

function checkContract(file: string): Checked<string> {
  const read = readContract(readFileSync(file), file);
  if (!read.ok) return read;
  const { contract, text } = read.value;
  const desks = loadBuiltIns(shippedLayers());
  const base = desks.find(({ regulation }) => regulation.code === contract.desk);
  if (!base) {
    const known = desks.map(({ regulation }) => regulation.code).join(', ');
    const fault: Fault = {
      path: 'desk',
      message: `is none of the built-in ones (${known})`,
      place: text.locate(['desk']).place,
    };
    return { ok: false, faults: [fault] };
  }
  const merged = mergeContractFile(base.document, contract, text, shippedLayers());
  if (!merged.ok) return merged;
  const validity = `from ${contract.validFrom}${contract.validTo === null ? '' : ` to ${contract.validTo}`}`;
  return { ok: true, value: `sound; contract ${contract.number} over desk ${contract.desk}, valid ${validity}` };
}

/** A look only; whatever cannot be read here is told by the check of a regulation. */
function isContract(file: string): boolean {
  try {
    const read = readSourceText(readFileSync(file), file, { nulls: true });
    return read.ok && ['patch', 'validFrom'].some((key) => Object.hasOwn(read.value.document, key));
  } catch {
    return false;
  }
}

process.exitCode = main(process.argv.slice(2));
