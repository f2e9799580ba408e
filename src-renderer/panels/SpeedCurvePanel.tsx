import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { shareOnCurve, type SpeedCurve } from '../../src-shared/geometry/bezier.ts'
import { FAR_NUDGE } from '../../src-shared/limits.ts'
import { setEasing } from '../../src-shared/project/edits.ts'
import type { GroupId } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { commit } from '../stores/editor.ts'
import { FigureField } from '../ui/FigureField.tsx'
import { useDragStep } from '../ui/useDragStep.ts'
import { useRun } from '../ui/useRun.ts'

/** The curve is drawn as so many pieces, in a square of this side. */
const PIECES = 48
const SIDE = 112

type HandleNumber = 1 | 2
const HANDLES = [1, 2] as const

const handleOf = (curve: SpeedCurve, number: HandleNumber): readonly [time: number, way: number] =>
  number === 1 ? [curve.x1, curve.y1] : [curve.x2, curve.y2]

const clampShare = (value: number): number => Math.min(1, Math.max(0, value))
/** Whole percents: what a hand can set, and what the fields show. */
const percent = (share: number): number => Math.round(share * 100) / 100

function withHandle(curve: SpeedCurve, number: HandleNumber, time: number, way: number): SpeedCurve {
  const [x, y] = [clampShare(time), clampShare(way)]
  return number === 1 ? { ...curve, x1: x, y1: y } : { ...curve, x2: x, y2: y }
}

interface SpeedCurveProps {
  readonly id: GroupId
  readonly curve: SpeedCurve
  readonly disabled: boolean
}

/** The speed of a path as a curve over time, bent by two handles: by pointer, by arrow keys, in numbers. */
export function SpeedCurvePanel({ id, curve, disabled }: SpeedCurveProps) {
  const put = (number: HandleNumber, time: number, way: number, run?: string): void =>
    commit(setEasing(id, withHandle(curve, number, time, way), run))
  return (
    <div className="speed-curve" role="group" aria-label={words.paths.curve}>
      <CurveBox curve={curve} disabled={disabled} onHandle={put} />
      <div className="curve-figures">
        <p className="curve-row muted small" aria-hidden="true">
          <span />
          <span>{words.paths.curveTime}</span>
          <span>{words.paths.curveWay}</span>
        </p>
        {HANDLES.map((number) => {
          const [time, way] = handleOf(curve, number)
          return (
            <div key={number} className="curve-row">
              <span className="muted">{number}</span>
              <FigureField
                label={words.paths.handleTime(number)}
                {...{ value: time * 100, min: 0, max: 100, disabled }}
                onFigure={(next, run) => put(number, next / 100, way, run)}
              />
              <FigureField
                label={words.paths.handleWay(number)}
                {...{ value: way * 100, min: 0, max: 100, disabled }}
                onFigure={(next, run) => put(number, time, next / 100, run)}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface BoxProps {
  readonly curve: SpeedCurve
  readonly disabled: boolean
  readonly onHandle: (number: HandleNumber, time: number, way: number, run: string) => void
}

function CurveBox({ curve, disabled, onHandle }: BoxProps) {
  const box = useRef<HTMLDivElement>(null)
  const hands = useHandleHands({ curve, disabled, onHandle }, box)
  const points = Array.from({ length: PIECES + 1 }, (_, i) => {
    const time = i / PIECES
    return `${(time * SIDE).toFixed(2)},${((1 - shareOnCurve(curve, time)) * SIDE).toFixed(2)}`
  }).join(' ')
  return (
    <div ref={box} className="curve-box">
      <svg viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
        <line x1={0} y1={SIDE} x2={SIDE} y2={0} className="curve-even" />
        <line x1={0} y1={SIDE} x2={curve.x1 * SIDE} y2={(1 - curve.y1) * SIDE} className="curve-arm" />
        <line x1={SIDE} y1={0} x2={curve.x2 * SIDE} y2={(1 - curve.y2) * SIDE} className="curve-arm" />
        <polyline points={points} className="curve-line" />
      </svg>
      {HANDLES.map((number) => {
        const [time, way] = handleOf(curve, number)
        return (
          <button
            key={number}
            type="button"
            className="curve-handle"
            disabled={disabled}
            aria-label={`${words.paths.handle(number)}: ${words.paths.handleAt(time, way)}`}
            style={{ left: `${time * 100}%`, top: `${(1 - way) * 100}%` }}
            {...hands(number)}
          />
        )
      })}
    </div>
  )
}

/** What pointer and keys do with a handle. A drag, or a stay by arrow keys, is one step of undo. */
function useHandleHands(
  { curve, disabled, onHandle }: BoxProps,
  box: { readonly current: HTMLDivElement | null },
) {
  const [step, stay] = [useDragStep(), useRun()]
  return (number: HandleNumber) => ({
    onPointerDown(event: PointerEvent): void {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      step.begin()
    },
    onPointerMove(event: PointerEvent): void {
      const frame = box.current?.getBoundingClientRect()
      if (!frame || disabled || !step.isOn()) return
      const time = (event.clientX - frame.left) / frame.width
      const way = 1 - (event.clientY - frame.top) / frame.height
      onHandle(number, percent(time), percent(way), step.run())
    },
    ...step.ends,
    onFocus: stay.begin,
    onKeyDown(event: KeyboardEvent): void {
      if (step.escape(event)) return
      const by = ARROWS[event.key]
      if (!by || disabled) return
      event.preventDefault()
      const size = event.shiftKey ? FAR_NUDGE : 1
      const [time, way] = handleOf(curve, number)
      onHandle(number, percent(time + (by[0] * size) / 100), percent(way + (by[1] * size) / 100), stay.name())
    },
  })
}

const ARROWS: Readonly<Record<string, readonly [number, number] | undefined>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}
