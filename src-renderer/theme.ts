const KEY = 'kinebrush.theme'

export const THEMES = ['dark', 'light'] as const
export type Theme = (typeof THEMES)[number]

/** Dark unless the person asked for light. */
export const themeNow = (): Theme => (localStorage.getItem(KEY) === 'light' ? 'light' : 'dark')

export function applyTheme(): void {
  document.documentElement.dataset.theme = themeNow()
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme)
  applyTheme()
}

export const toggleTheme = (): void => setTheme(themeNow() === 'light' ? 'dark' : 'light')
