const NAMES: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: 'Backspace',
  Home: 'Home',
  End: 'End',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** A key as it is written in menus: Ctrl+Shift+S, or ⇧⌘S on a Mac. */
export function keyText(key: string, isMac: boolean): string {
  const parts = key.split('+')
  const last = parts.pop() ?? ''
  const name = NAMES[last] ?? last.toUpperCase()
  const shift = parts.includes('Shift')
  const command = parts.includes('$mod')
  if (isMac) return `${shift ? '⇧' : ''}${command ? '⌘' : ''}${name}`
  return [command ? 'Ctrl' : '', shift ? 'Shift' : '', name].filter(Boolean).join('+')
}
