import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const ban = (...rules) => ({ 'no-restricted-imports': ['error', { paths: rules }] })
const electronIpc = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer'],
  message: 'Calls go through src-main/ipc/register.ts and src-preload/index.ts only.',
}

export default tseslint.config(
  { ignores: ['out/', 'node_modules/', 'renders/', 'test-results/', 'playwright-report/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60 }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_$' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      ...ban(electronIpc),
    },
  },
  {
    // Numeric kernels index typed arrays inside their bounds; a check at each access would cost and say nothing.
    files: [
      'src-shared/{clips,geometry,labels,measure,motion}/**',
      'src-renderer/render/**',
      'src-renderer/canvas/tint.ts',
      'src-renderer/canvas/labelRuns.ts',
      'test/**',
    ],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['src-main/ipc/register.ts', 'src-preload/index.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['src-renderer/**/*.tsx'], extends: [reactHooks.configs.flat.recommended] },
  { files: ['test/**'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: { 'max-lines': ['error', { max: 300 }], 'max-lines-per-function': ['error', { max: 60 }] },
  },
)
