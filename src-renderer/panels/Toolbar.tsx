import {
  Brush,
  Circle,
  Crop,
  Eraser,
  Hand,
  Lasso,
  Link2,
  PaintBucket,
  Pentagon,
  ScanSearch,
  Spline,
  Square,
  SquareDashed,
  Unlink2,
  WandSparkles,
  ZoomIn,
  type LucideIcon,
} from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { actions, perform } from '../actions.ts'
import { MAX_BRUSH_PX, MAX_TOLERANCE, MIN_BRUSH_PX } from '../../src-shared/limits.ts'
import { words } from '../locales/en.ts'
import { session, setBrush, toolInHand } from '../stores/session.ts'
import { setup } from '../stores/setup.ts'
import type { ToolId } from '../tools/tool.ts'
import { BrushOptions } from './BrushOptions.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Hint } from '../ui/Button.tsx'
import { keyText } from '../ui/keyText.ts'
import { Range } from '../ui/Range.tsx'

const ICONS: Readonly<Record<ToolId, LucideIcon>> = {
  brush: Brush,
  eraser: Eraser,
  lasso: Lasso,
  polygon: Pentagon,
  rectangle: Square,
  ellipse: Circle,
  fill: PaintBucket,
  wand: WandSparkles,
  object: ScanSearch,
  path: Spline,
  hand: Hand,
  zoom: ZoomIn,
  crop: Crop,
}
const ORDER: readonly ToolId[] = [
  'brush',
  'eraser',
  'lasso',
  'polygon',
  'rectangle',
  'ellipse',
  'fill',
  'wand',
  'object',
  'path',
  'hand',
  'zoom',
  'crop',
]

export function Toolbar() {
  const inHand = useStore(session, toolInHand)
  return (
    <nav className="tools" aria-label={words.tools.label}>
      <div
        role="toolbar"
        aria-label={words.tools.label}
        aria-orientation="vertical"
        className="tool-list"
        onKeyDown={walkTools}
      >
        {ORDER.map((tool) => (
          <ToolButton key={tool} tool={tool} chosen={tool === inHand} />
        ))}
      </div>
      <OnlyEmpty />
      {inHand === 'wand' ? <WandOptions /> : <BrushSize />}
      {(inHand === 'brush' || inHand === 'eraser') && <BrushOptions />}
    </nav>
  )
}

/** Arrow keys go from tool to tool, as in any group of choices. */
function walkTools(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const next = (ORDER.indexOf(session.getState().tool) + step + ORDER.length) % ORDER.length
  const tool = ORDER[next]
  if (tool === undefined) return
  perform(`tool.${tool}`)
  event.currentTarget.querySelectorAll('button')[next]?.focus()
}

function ToolButton({ tool, chosen }: { tool: ToolId; chosen: boolean }) {
  const Icon = ICONS[tool]
  const { label, keys } = actions[`tool.${tool}`]
  const isMac = useStore(setup, (state) => state.isMac)
  const button = (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-label={label}
      tabIndex={chosen ? 0 : -1}
      className="tool"
      onClick={() => perform(`tool.${tool}`)}
    >
      <Icon size={20} />
    </button>
  )
  return <Hint text={`${label} (${keyText(keys[0] ?? '', isMac)})`} side="right" trigger={button} />
}

/** Sizes grow by equal factors along the slider, as the eye sees them. */
const toSlider = (px: number): number => Math.log(px / MIN_BRUSH_PX) / Math.log(MAX_BRUSH_PX / MIN_BRUSH_PX)
const fromSlider = (share: number): number => MIN_BRUSH_PX * (MAX_BRUSH_PX / MIN_BRUSH_PX) ** share

/** A small brush would stay as it is when a step of the slider is less than a pixel. */
function atLeastOnePixel(before: number, after: number): number {
  if (Math.round(after) !== before) return after
  return after > before ? before + 1 : after < before ? before - 1 : before
}

function OnlyEmpty() {
  const onlyEmpty = useStore(session, (state) => state.onlyEmpty)
  return (
    <ActionButton id="paint.onlyEmpty" pressed={onlyEmpty}>
      <SquareDashed size={16} />
    </ActionButton>
  )
}

function WandOptions() {
  const tolerance = useStore(session, (state) => state.tolerance)
  const contiguous = useStore(session, (state) => state.contiguous)
  return (
    <>
      <ActionButton id="wand.contiguous" pressed={contiguous}>
        {contiguous ? <Link2 size={16} /> : <Unlink2 size={16} />}
      </ActionButton>
      <div className="brush-size">
        <Range
          label={words.tools.tolerance}
          value={tolerance}
          min={0}
          max={MAX_TOLERANCE}
          step={1}
          orientation="vertical"
          text={words.tools.toleranceValue(tolerance)}
          onChange={(next) => session.setState({ tolerance: next })}
        />
        <span className="brush-px">{tolerance}</span>
      </div>
    </>
  )
}

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
        onChange={(share) => setBrush(atLeastOnePixel(brushPx, fromSlider(share)))}
      />
      <span className="brush-px">{brushPx}</span>
    </div>
  )
}
