// A rule of oxlint's, since oxlint has read every file anyway: who imports whom, and that it is there.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { lawsFor } from './module-order.mjs';

/** Written by SvelteKit and by the build: there is nothing to find before they ran. */
const generated = /(^|\/)(build|[.]svelte-kit)\/|\/[.]?[$]types$/;

const order = {
  create(context) {
    const root = context.cwd;
    const file = relative(root, context.filename).split(sep).join('/');
    const forbids = lawsFor(file);
    const check = (source, kind) => {
      if (typeof source?.value !== 'string') return;
      for (const target of targetsOf(source.value, file, root)) {
        if (generated.test(target)) continue;
        const law = forbids(target, kind === 'type');
        if (law !== undefined) context.report({ node: source, message: `${law}: ${target}` });
        else if (isOurs(target) && !existsSync(join(root, target))) {
          context.report({ node: source, message: `nothing-unresolved: ${target}` });
        }
      }
    };
    return {
      ImportDeclaration: ({ source, importKind }) => check(source, importKind),
      ExportNamedDeclaration: ({ source, exportKind }) => check(source, exportKind),
      ExportAllDeclaration: ({ source, exportKind }) => check(source, exportKind),
      ImportExpression: ({ source }) => check(source),
      TSImportType: ({ source }) => check(source, 'type'),
    };
  },
};

/** The plugin as oxlint wants it. */
export default { meta: { name: 'spark' }, rules: { 'module-order': order } };

/** Where an import leads, from the root of the checkout; by conditions it may lead to several places. */
function targetsOf(specifier, file, root) {
  if (/^[.]{1,2}(\/|$)/.test(specifier)) return [posix.join(dirname(file), specifier)];
  const ofOurs = /^@spark\/([^/]+)(\/.*)?$/.exec(specifier);
  if (ofOurs !== null) {
    const [, folder, part = ''] = ofOurs;
    return [
      posix.join(folder, manifestOf(join(root, folder)).exports?.[`.${part}`] ?? `${part} (not an export)`),
    ];
  }
  if (specifier.startsWith('#')) return privateTargets(specifier, file, root);
  return [`node_modules/${specifier}`];
}

const isOurs = (target) => !target.startsWith('node_modules/');

/** Imports that begin with `#` are named in the package they stand in. */
function privateTargets(specifier, file, root) {
  const [folder] = file.split('/');
  for (const [name, targets] of Object.entries(manifestOf(join(root, folder)).imports ?? {})) {
    const [before, after] = name.split('*');
    if (after === undefined ? specifier !== name : !specifier.startsWith(before)) continue;
    const rest = specifier.slice(before.length);
    return [targets]
      .flatMap((target) => (typeof target === 'string' ? target : Object.values(target)))
      .map((target) => posix.join(folder, target.replace('*', rest)));
  }
  return [posix.join(folder, specifier)];
}

const read = new Map();

function manifestOf(folder) {
  if (!read.has(folder)) read.set(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  return read.get(folder);
}
