import { Menu, type MenuItemConstructorOptions } from 'electron'
import { menuWords } from '../../src-shared/locales/en/menu.ts'

interface Entry {
  readonly id: keyof typeof menuWords
  readonly accelerator?: string
}

const SECTIONS: readonly { readonly id: keyof typeof menuWords; readonly entries: readonly Entry[] }[] = [
  {
    id: 'file',
    entries: [
      { id: 'file.open', accelerator: 'CmdOrCtrl+O' },
      { id: 'file.openAddress', accelerator: 'CmdOrCtrl+Shift+O' },
      { id: 'file.save', accelerator: 'CmdOrCtrl+S' },
      { id: 'file.saveAs', accelerator: 'CmdOrCtrl+Shift+S' },
      { id: 'app.preferences', accelerator: 'CmdOrCtrl+,' },
    ],
  },
  {
    id: 'edit',
    entries: [
      { id: 'edit.undo', accelerator: 'CmdOrCtrl+Z' },
      { id: 'edit.redo', accelerator: 'CmdOrCtrl+Shift+Z' },
    ],
  },
  {
    id: 'view',
    entries: [
      { id: 'view.fit', accelerator: 'CmdOrCtrl+0' },
      { id: 'view.actual', accelerator: 'CmdOrCtrl+1' },
      { id: 'view.zoomIn', accelerator: 'CmdOrCtrl+Plus' },
      { id: 'view.zoomOut', accelerator: 'CmdOrCtrl+-' },
    ],
  },
  {
    id: 'photo',
    entries: [
      { id: 'tool.crop' },
      { id: 'photo.turnLeft', accelerator: 'CmdOrCtrl+[' },
      { id: 'photo.turnRight', accelerator: 'CmdOrCtrl+]' },
      { id: 'photo.replace' },
    ],
  },
  {
    id: 'motion',
    entries: [{ id: 'motion.preview' }, { id: 'view.timeline' }, { id: 'take.render' }, { id: 'take.adopt' }],
  },
  {
    id: 'help',
    entries: [{ id: 'app.commands', accelerator: 'CmdOrCtrl+K' }, { id: 'help.about' }],
  },
]

/**
 * Sets the application menu. What its items do is the editor's affair, and so are the keys: the menu only shows
 * them (a Mac gives them to the page first). Elsewhere than on a Mac the window hides the bar.
 */
export function setMenu(platform: NodeJS.Platform, choose: (action: string) => void): void {
  const mac = platform === 'darwin'
  const sections = SECTIONS.map(({ id, entries }): MenuItemConstructorOptions => {
    const items = entries.map((entry) => item(entry, choose))
    if (id === 'edit') return { label: menuWords[id], submenu: [...items, ...clipboard] }
    if (id === 'file' && !mac) return { label: menuWords[id], submenu: [...items, ...quit] }
    return { label: menuWords[id], submenu: items }
  })
  const template: MenuItemConstructorOptions[] = mac
    ? [{ role: 'appMenu' }, ...sections, { role: 'windowMenu' }]
    : sections
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

const quit: readonly MenuItemConstructorOptions[] = [{ type: 'separator' }, { role: 'quit' }]

// Without these roles Cmd+C and Cmd+V are dead in text fields on a Mac.
const clipboard: readonly MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
]

const item = ({ id, accelerator }: Entry, choose: (action: string) => void): MenuItemConstructorOptions => ({
  label: menuWords[id],
  ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
  click: () => choose(id),
})
