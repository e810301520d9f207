import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

const resolve = createRequire(import.meta.url).resolve;
const styles = path.dirname(resolve('@mantine/core/styles/Button.css'));
const barrel = path.join(path.dirname(styles), 'esm', 'index.mjs');

const classNames = /@mantine[\\/]core[\\/]esm[\\/](?:components|utils)[\\/].*[\\/](\w+)\.module\.mjs$/;
const imported = /import\s*\{([^}]*)\}\s*from\s*["']@mantine\/core["'];?/g;

/** Under which name of which file the package keeps each name that it gives. */
function places(): ReadonlyMap<string, { readonly name: string; readonly file: string }> {
  const source = readFileSync(barrel, 'utf8');
  const files = new Map<string, { readonly name: string; readonly file: string }>();
  for (const [, names = '', file = ''] of source.matchAll(/import\s*\{([^}]*)\}\s*from\s*"([^"]+)"/g))
    for (const [name, local] of named(names))
      files.set(local, { name, file: file.startsWith('.') ? path.join(path.dirname(barrel), file) : file });
  return files;
}

function named(list: string): (readonly [name: string, local: string])[] {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [name = '', local = name] = entry.split(/\s+as\s+/);
      return [name, local] as const;
    });
}

/**
 * Takes from Mantine what a page uses, part by part: each component from its own file, since everything that is taken from the
 * package as a whole ends up in the first download, and with each component its own styles, since the sheet of all is 37 KB.
 */
export function mantineParts(): Plugin {
  let known: ReturnType<typeof places> | undefined;
  return {
    name: 'reglament-mantine-parts',
    apply: 'build',
    transform(code, id) {
      const component = classNames.exec(id)?.[1];
      const sheet = path.join(styles, `${component}.css`);
      if (component !== undefined)
        return existsSync(sheet) ? { code: `import ${JSON.stringify(sheet)};\n${code}`, map: null } : null;
      if (!code.includes('@mantine/core')) return null;
      known ??= places();
      const parts = known;
      return {
        code: code.replace(imported, (whole, names: string) => {
          const taken = named(names).map(([name, local]) => {
            const place = parts.get(name);
            return place && `import { ${place.name} as ${local} } from ${JSON.stringify(place.file)};`;
          });
          return taken.every((line) => line !== undefined) ? taken.join('\n') : whole;
        }),
        map: null,
      };
    },
  };
}

/** While developing, where the package is taken whole, the sheet of all its styles. */
export function mantineWhole(): Plugin {
  return {
    name: 'reglament-mantine-whole',
    apply: 'serve',
    transform: (code, id) =>
      id.endsWith('/web/main.tsx') ? { code: `import '@mantine/core/styles.css';\n${code}`, map: null } : null,
  };
}
