// Who may import whom: what `docs/architecture.md` draws, as a table that `index.mjs` makes a rule of oxlint.

/** The order of knowledge: a module may import the ones before it, and only through their door. */
const modules = [
  'media',
  'accounts',
  'memberships',
  'interests',
  'relations',
  'catalog',
  'links',
  'connectors',
  'shop',
  'reviews',
  'drafts',
  'posts',
  'reactions',
  'lists',
  'enthusiasts',
  'finds',
  'creators',
  'preferences',
  'feed',
  'insights',
  'notifications',
  'watches',
  'profiles',
  'search',
  'departures',
  'exports',
  'discovery',
  'moderation',
  'admin',
];

const inModules = '^server/src/modules/';
const tests = '[.]test[.]ts$';

/**
 * Imports from a file that matches `from` (and not `notFrom`) of one that matches `to` (and not `notTo`) are
 * forbidden. Paths begin at the root of the checkout; `$1` in `notTo` is what `from` found in its brackets. What is imported
 * as a type alone is gone when it runs: `allowsTypes` leaves it be.
 */
const laws = [
  law('unknown-module', '', `${inModules}(?!(${modules.join('|')})/)`),
  ...modules
    .slice(0, -1)
    .map((name, index) =>
      law(
        `${name}-imports-only-earlier-modules`,
        `${inModules}${name}/`,
        `${inModules}(${modules.slice(index + 1).join('|')})/`,
        { notFrom: tests },
      ),
    ),
  law('modules-meet-at-their-doors', `${inModules}([^/]+)/`, `${inModules}[^/]+/`, {
    notTo: `${inModules}($1/|[^/]+/index[.]ts$)`,
  }),
  // What reads settings has doors of its own: every command reads them, and few need whole modules.
  law('others-use-the-doors-of-modules', '^server/', inModules, {
    notFrom: inModules,
    notTo: `${inModules}[^/]+/(index|settings)[.]ts$`,
  }),
  law(
    'platform-knows-no-domain',
    '^server/src/platform/',
    '^server/src/(modules|commands|app|main|config|secrets)',
  ),
  law('platform-has-doors', '^server/src/(?!platform/)', '^server/src/platform/[^/]+/', {
    notTo: '^server/src/platform/[^/]+/index[.]ts$',
  }),
  // What is read before it is clear whether Spark may start, and what a process that decodes a photo waits for.
  law(
    'starts-load-little',
    '^server/src/(config[.]ts|commands/serve[.]ts|platform/decoder/)',
    '^server/src/(app[.]ts|modules/[^/]+/index[.]ts)|^contract/src/index[.]ts',
    { notFrom: tests, allowsTypes: true },
  ),
  law('modules-know-no-root', inModules, '^server/src/(commands|app|main)'),
  law('contract-stands-alone', '^contract/', '^(server|web|ranking|demo|e2e|bench)/'),
  law('ranking-is-pure', '^ranking/src/', '', { notFrom: tests, notTo: '^ranking/src/' }),
  law('demo-is-content-only', '^demo/', '^(server|web|contract|ranking|e2e)/'),
  law('web-speaks-http', '^web/', '^(server|ranking|demo|e2e)/'),
  law('server-knows-no-web-sources', '^server/', '^web/src/'),
  law('ui-knows-no-domain', '^web/src/ui/', '^web/src/(features|routes)/'),
  law('features-know-no-routes', '^web/src/(features|lib)/', '^web/src/routes/'),
  law('lib-knows-no-features', '^web/src/lib/', '^web/src/features/'),
  law('no-test-code-in-the-product', '^(server|web)/src/', `${tests}|^server/test/`, { notFrom: tests }),
];

/**
 * Answers what tells which law an import breaks, for the imports of one file.
 * @param {string} file
 * @returns {(target: string, isType: boolean) => string | undefined}
 */
export function lawsFor(file) {
  const those = laws.flatMap(({ from, notFrom, notTo, ...rest }) => {
    const match = from.exec(file);
    if (match === null || notFrom?.test(file)) return [];
    return [{ ...rest, notTo: notTo && new RegExp(notTo.replaceAll('$1', match[1] ?? '')) }];
  });
  return (target, isType) =>
    those.find(
      ({ to, notTo, allowsTypes }) => !(isType && allowsTypes) && to.test(target) && !notTo?.test(target),
    )?.name;
}

function law(name, from, to, { notFrom, notTo, allowsTypes = false } = {}) {
  const among = { from: new RegExp(from), notFrom: notFrom && new RegExp(notFrom) };
  return { name, ...among, to: new RegExp(to), notTo, allowsTypes };
}
