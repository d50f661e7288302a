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
  'finds',
  'creators',
  'moderation',
  'admin',
];

const inModules = '^server/src/modules/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    forbid('no-cycles', {}, { circular: true }),
    forbid('unknown-module', {}, { path: `${inModules}(?!(${modules.join('|')})/)` }),
    ...modules
      .slice(0, -1)
      .map((name, index) =>
        forbid(
          `${name}-imports-only-earlier-modules`,
          { path: `${inModules}${name}/`, pathNot: '[.]test[.]ts$' },
          { path: `${inModules}(${modules.slice(index + 1).join('|')})/` },
        ),
      ),
    forbid(
      'modules-meet-at-their-doors',
      { path: `${inModules}([^/]+)/` },
      { path: `${inModules}[^/]+/`, pathNot: [`${inModules}$1/`, `${inModules}[^/]+/index[.]ts$`] },
    ),
    forbid(
      'others-use-the-doors-of-modules',
      { path: '^server/', pathNot: inModules },
      { path: inModules, pathNot: `${inModules}[^/]+/index[.]ts$` },
    ),
    forbid(
      'platform-knows-no-domain',
      { path: '^server/src/platform/' },
      { path: '^server/src/(modules|commands|app|main|config|secrets)' },
    ),
    forbid(
      'platform-has-doors',
      { path: '^server/src/(?!platform/)' },
      { path: '^server/src/platform/[^/]+/', pathNot: '^server/src/platform/[^/]+/index[.]ts$' },
    ),
    forbid('modules-know-no-root', { path: inModules }, { path: '^server/src/(commands|app|main)' }),
    forbid(
      'contract-stands-alone',
      { path: '^contract/' },
      { path: '^(server|web|ranking|demo|e2e|bench)/' },
    ),
    forbid(
      'ranking-is-pure',
      { path: '^ranking/src/', pathNot: '[.]test[.]ts$' },
      { pathNot: '^ranking/src/' },
    ),
    forbid('demo-is-content-only', { path: '^demo/' }, { path: '^(server|web|contract|ranking|e2e)/' }),
    forbid('web-speaks-http', { path: '^web/' }, { path: '^(server|ranking|demo|e2e)/' }),
    forbid('server-knows-no-web-sources', { path: '^server/' }, { path: '^web/src/' }),
    forbid('ui-knows-no-domain', { path: '^web/src/ui/' }, { path: '^web/src/(features|routes)/' }),
    forbid('features-know-no-routes', { path: '^web/src/(features|lib)/' }, { path: '^web/src/routes/' }),
    forbid('lib-knows-no-features', { path: '^web/src/lib/' }, { path: '^web/src/features/' }),
    forbid(
      'no-test-code-in-the-product',
      { path: '^(server|web)/src/', pathNot: '[.]test[.]ts$' },
      { path: '[.]test[.]ts$|^server/test/' },
    ),
    forbid(
      'nothing-unresolved',
      {},
      // Packages are npm's and TypeScript's to find; some offer themselves only to Svelte.
      { couldNotResolve: true, path: '^([.]{1,2}/|@spark/)', pathNot: ['[.]/[$]types', 'web/build'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|[.]svelte-kit)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types', 'svelte'],
    },
  },
};

function forbid(name, from, to) {
  return { name, severity: 'error', from, to };
}
