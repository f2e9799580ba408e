import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { keepFocus } from './focus.ts'
import { bindKeys } from './keys.ts'
import { startSession } from './start.ts'
import { applyTheme } from './theme.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/canvas.css'
import './styles/watching.css'
import './styles/welcome.css'
import './styles/panels.css'
import './styles/paths.css'
import './styles/paying.css'
import './styles/floating.css'
import './styles/takes.css'
import './styles/keeping.css'
import './styles/fitting.css'
import './styles/areas.css'
import './styles/hands.css'
import './styles/photo.css'
import './styles/movement.css'
import './styles/timeline.css'
import './styles/commands.css'

applyTheme()
bindKeys()
keepFocus()
startSession()

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
