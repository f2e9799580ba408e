import { watching } from './en/watching.ts'
import { actions } from './en/actions.ts'
import { areas } from './en/areas.ts'
import { canvas } from './en/canvas.ts'
import { commands } from './en/commands.ts'
import { dialogs } from './en/dialogs.ts'
import { exporting } from './en/exporting.ts'
import { history } from './en/history.ts'
import { keeping } from './en/keeping.ts'
import { fitting } from './en/fitting.ts'
import { motion } from './en/motion.ts'
import { movement } from './en/movement.ts'
import { notices } from './en/notices.ts'
import { paths } from './en/paths.ts'
import { preferences } from './en/preferences.ts'
import { paying } from './en/paying.ts'
import { photo } from './en/photo.ts'
import { sending } from './en/sending.ts'
import { takes } from './en/takes.ts'
import { timeline } from './en/timeline.ts'

/** The editor's words, a module for each larger part of the window. Another language is another module of this shape. */
export const words = {
  app: 'Kinebrush',
  unsaved: 'unsaved',
  saved: 'saved',
  savedAgo: (seconds: number): string =>
    seconds < 5
      ? 'saved just now'
      : seconds < 60
        ? `saved ${Math.floor(seconds)} s ago`
        : `saved ${Math.floor(seconds / 60)} min ago`,
  untitled: 'Untitled',
  menu: 'Menu',
  about: (version: string): string => `Kinebrush ${version}`,
  aboutDetail: 'Free software under the MIT licence. Nothing leaves this computer but what you send.',
  actions,

  welcome: {
    title: 'Paint what moves, draw how it moves, see it move.',
    open: 'Open a photo or project…',
    drop: 'or drop one here, or paste a picture. JPEG, PNG, WebP and AVIF.',
    sample: 'Try the sample',
    sampleDetail: 'A rocket that rises while everything around it stays frozen.',
    recent: 'Recent projects',
    takes: 'Latest takes',
    local: 'Works offline: everything is rendered on this computer.',
    opening: 'Opening…',
    dropHere: 'Drop it to open it',
  },
  tools: {
    label: 'Tools',
    brushSize: 'Brush size',
    tolerance: 'Tolerance',
    toleranceValue: (levels: number): string => `${levels} of 255`,
    brushSizeValue: (px: number): string => `${px} px`,
    brushOptions: 'Brush options',
    stabiliser: 'Stabiliser',
    stabiliserValue: (px: number): string => (px === 0 ? 'off' : `${px} px`),
    stabiliserNote: 'The brush is pulled on a string of this length, so a trembling hand paints a calm line.',
    pressure: 'A pen pressed less paints thinner',
  },
  canvas,
  photo,
  areas,
  history,
  motion,
  movement,
  paths,
  checks: {
    label: 'Checks',
    good: (engine: string): string => `Ready for ${engine}.`,
    error: 'Must be mended',
    warning: 'May disappoint',
  },

  render: {
    with: 'Render with',
    local: 'This computer (free)',
    localShort: 'this computer',
    service: (name: string): string => name,
    button: 'Render',
    send: (name: string): string => `Send to ${name}`,
    blocked: (count: number): string =>
      count === 1
        ? 'One thing under Checks must be mended first.'
        : `${count} things under Checks must be mended first.`,
    free: 'Renders on this computer. Free; nothing leaves it.',
    stopPreview: 'Stop preview',
    nudge: 'See it move',
    preparing: 'Preparing…',
  },
  sending,
  paying,
  fitting,
  exporting,

  transport: {
    label: 'Preview',
    play: 'Play',
    pause: 'Pause',
    stop: 'Stop preview',
    time: 'Time',
    at: (seconds: number, total: number): string => `${seconds.toFixed(2)} of ${total.toFixed(2)} s`,
    note: 'Preview by this computer',
  },
  timeline,
  takes,
  keeping,
  status: {
    zoom: (scale: number): string => `${Math.round(scale * 100)} %`,
    size: (width: number, height: number): string => `${width} × ${height}`,
    brush: (px: number): string => `Brush ${px} px`,
    pixel: (x: number, y: number): string => `${x}, ${y}`,
  },
  commands,
  dialogs,
  watching,
  preferences,
  notices,
} as const
