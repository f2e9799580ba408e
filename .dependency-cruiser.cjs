/** The boundaries of ARCHITECTURE.md. One rule each, named by what it protects. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule('no-cycles', 'A cycle means that two modules are one', {}, { circular: true }),
    rule(
      'shared-is-pure',
      'Rules run anywhere: shared imports itself and zod',
      { path: '^src-shared/' },
      { pathNot: '^(src-shared/|node_modules/zod/)' },
    ),
    rule(
      'main-not-renderer',
      'The processes meet in src-shared/contract.ts',
      { path: '^src-main/' },
      { path: '^src-(renderer|preload)/' },
    ),
    rule(
      'renderer-not-main',
      'The processes meet in src-shared/contract.ts',
      { path: '^src-renderer/' },
      { path: '^src-(main|preload)/' },
    ),
    rule(
      'renderer-is-a-page',
      'The renderer has no electron, node or sharp',
      { path: '^src-renderer/' },
      { path: ['^node_modules/(electron|sharp|yauzl|yazl)/'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'renderer-no-node',
      'The renderer has no node',
      { path: '^src-renderer/' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'konva-in-canvas',
      'Only canvas/ draws with Konva',
      { path: '^src-', pathNot: '^src-renderer/canvas/' },
      { path: '^node_modules/konva/' },
    ),
    rule(
      'sharp-in-photos',
      'Only src-main/photos reads and writes images',
      { path: '^src-', pathNot: '^src-main/photos/' },
      { path: '^(node_modules/sharp/|src-main/photos/sharp[.]ts)' },
    ),
    rule(
      'sharp-loaded-once',
      'photos/sharp.ts alone loads sharp: its GLib has to be kept apart from that of Electron',
      { path: '^src-', pathNot: '^src-main/photos/sharp[.]ts' },
      { path: '^node_modules/sharp/' },
    ),
    rule(
      'electron-at-the-edge',
      'Services run in plain Node and are tested there',
      {
        path: '^src-main/',
        pathNot: '^src-main/(index\\.ts|app/|ipc/|engines/local/|settings/secrets\\.ts|cli/)',
      },
      { path: '^node_modules/electron/' },
    ),
    rule('src-not-test', 'Nothing that ships knows the tests', { path: '^src-' }, { path: '^test/' }),
    rule(
      'no-barrels',
      'Import the module that defines the thing',
      { path: '^(src-|test/)' },
      { path: '/index\\.tsx?$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
