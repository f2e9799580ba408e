import { ok } from '../../src-shared/result.ts'
import type { EditorWindow } from '../app/window.ts'
import type { Handlers } from './answer.ts'

type Noun = 'window:describe' | 'window:close' | 'network:returned'

export const windowHandlers = (window: () => EditorWindow, onNetwork: () => void): Pick<Handlers, Noun> => ({
  'window:describe': ({ title, unsaved }) => {
    window().describe(title, unsaved)
    return Promise.resolve(ok({}))
  },
  'network:returned': () => {
    onNetwork()
    return Promise.resolve(ok({}))
  },
  'window:close': () => {
    window().close()
    return Promise.resolve(ok({}))
  },
})
