const KEY = 'kinebrush.theme'

/** Dark unless the person asked for light. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = localStorage.getItem(KEY) === 'light' ? 'light' : 'dark'
}

export function toggleTheme(): void {
  localStorage.setItem(KEY, localStorage.getItem(KEY) === 'light' ? 'dark' : 'light')
  applyTheme()
}
