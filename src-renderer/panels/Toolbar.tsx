import { Brush, Eraser, Hand, Spline, type LucideIcon } from 'lucide-react'
import { useStore } from 'zustand'
import { actions, perform } from '../actions.ts'
import { MAX_BRUSH_PX, MIN_BRUSH_PX } from '../../src-shared/limits.ts'
import { words } from '../locales/en.ts'
import { session, setBrush, toolInHand } from '../stores/session.ts'
import type { ToolId } from '../tools/tool.ts'
import { Hint } from '../ui/Button.tsx'
import { Range } from '../ui/Range.tsx'

const ICONS: Readonly<Record<ToolId, LucideIcon>> = { brush: Brush, eraser: Eraser, path: Spline, hand: Hand }
const ORDER: readonly ToolId[] = ['brush', 'eraser', 'path', 'hand']

export function Toolbar() {
  const inHand = useStore(session, toolInHand)
  return (
    <nav className="tools" role="toolbar" aria-label={words.tools.label} aria-orientation="vertical">
      <div role="radiogroup" aria-label={words.tools.label} className="tool-list">
        {ORDER.map((tool) => (
          <ToolButton key={tool} tool={tool} chosen={tool === inHand} />
        ))}
      </div>
      <BrushSize />
    </nav>
  )
}

function ToolButton({ tool, chosen }: { tool: ToolId; chosen: boolean }) {
  const Icon = ICONS[tool]
  const { label, keys } = actions[`tool.${tool}`]
  const button = (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-label={label}
      className="tool"
      onClick={() => perform(`tool.${tool}`)}
    >
      <Icon size={20} />
    </button>
  )
  return <Hint text={`${label} (${keys.join().toUpperCase()})`} trigger={button} />
}

/** Sizes grow by equal factors along the slider, as the eye sees them. */
const toSlider = (px: number): number => Math.log(px / MIN_BRUSH_PX) / Math.log(MAX_BRUSH_PX / MIN_BRUSH_PX)
const fromSlider = (share: number): number => MIN_BRUSH_PX * (MAX_BRUSH_PX / MIN_BRUSH_PX) ** share

function BrushSize() {
  const brushPx = useStore(session, (state) => state.brushPx)
  return (
    <div className="brush-size">
      <Range
        label={words.tools.brushSize}
        value={toSlider(brushPx)}
        min={0}
        max={1}
        step={0.01}
        orientation="vertical"
        text={words.tools.brushSizeValue(brushPx)}
        onChange={(share) => setBrush(fromSlider(share))}
      />
      <span className="brush-px">{brushPx}</span>
    </div>
  )
}
