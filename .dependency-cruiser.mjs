/** Layers point downwards only: model ◄ engine, ingest, store ◄ usecases ◄ apps. The checker stands alone. */
const layer = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    layer('no-circular', undefined, { circular: true }),
    layer('libs-do-not-know-apps', '^libs/', { path: '^apps/' }),
    layer('libs-know-neither-nest-nor-graphql', '^libs/', { path: 'node_modules/(@nestjs|graphql|@apollo|express)' }),
    layer('model-is-the-ground', '^libs/model/src/(?!.*spec)', { path: '^libs/(?!model/)|node_modules' }),
    layer('checker-imports-nothing-of-ours', '^libs/checker/src/(?!.*spec)', { path: '^libs/(?!checker/)' }),
    layer('charts-know-only-themselves', '^libs/charts/src/(?!.*spec)', { path: '^libs/(?!charts/)' }),
    layer('engine-knows-only-model-and-names', '^libs/engine/src/(?!.*spec)', {
      path: '^libs/(?!engine/|model/|names/)',
    }),
    layer('names-know-only-the-model', '^libs/names/src/(?!.*spec)', { path: '^libs/(?!names/|model/)|node_modules' }),
    layer('store-knows-only-the-model', '^libs/store/src/(?!.*spec)', { path: '^libs/(?!store/|model/)' }),
    layer('ingest-knows-model-names-and-store', '^libs/ingest/src/(?!.*spec)', {
      path: '^libs/(?!ingest/|model/|names/|store/)',
    }),
    layer('only-through-the-index', '^(apps|libs)/([^/]+)/', {
      path: '^libs/([^/]+)/src/(?!index\\.ts$)',
      pathNot: '^$1/$2/',
    }),
    layer('no-unresolvable', undefined, { couldNotResolve: true }),
  ].map((rule) => (rule.from.path === undefined ? { ...rule, from: {} } : rule)),
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
