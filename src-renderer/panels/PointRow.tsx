import { Circle, Plus, Square, X } from 'lucide-react'
import type { MouseEvent } from 'react'
import type { Anchor } from '../../src-shared/geometry/path.ts'
import { MIN_PATH_POINTS } from '../../src-shared/limits.ts'
import { words } from '../locales/en.ts'
import { addPoint, choosePoints, chosenPoints, removePoint, setPoint } from '../pathEditing.ts'
import { IconButton } from '../ui/Button.tsx'
import { FigureField } from '../ui/FigureField.tsx'

interface PointRowProps {
  readonly index: number
  readonly count: number
  readonly anchor: Anchor
  readonly chosen: boolean
  readonly disabled: boolean
}

/** One point: chosen by its number, moved by its numbers. */
export function PointRow({ index, count, anchor, chosen, disabled }: PointRowProps) {
  const number = index + 1
  const isCorner = anchor.kind === 'corner'
  const choose = (event: MouseEvent): void => {
    const others = chosenPoints().filter((other) => other !== index)
    if (event.shiftKey || event.ctrlKey || event.metaKey) choosePoints(chosen ? others : [...others, index])
    else choosePoints([index])
  }
  return (
    <li
      className={`point ${chosen ? 'active' : ''}`}
      aria-label={words.paths.point(number)}
      aria-posinset={number}
      aria-setsize={count}
    >
      <button
        type="button"
        className="point-number"
        aria-pressed={chosen}
        aria-label={words.paths.point(number)}
        onClick={choose}
      >
        {number}
      </button>
      <FigureField
        label={words.paths.x(number)}
        value={anchor.x}
        disabled={disabled}
        onFigure={(x, run) => setPoint(index, { x }, run)}
      />
      <FigureField
        label={words.paths.y(number)}
        value={anchor.y}
        disabled={disabled}
        onFigure={(y, run) => setPoint(index, { y }, run)}
      />
      <IconButton
        label={words.paths.makeKind(number, isCorner)}
        disabled={disabled}
        onClick={() => setPoint(index, { kind: isCorner ? 'smooth' : 'corner' })}
      >
        {isCorner ? <Square size={13} /> : <Circle size={13} />}
      </IconButton>
      <IconButton label={words.paths.add(number)} disabled={disabled} onClick={() => addPoint(index)}>
        <Plus size={14} />
      </IconButton>
      <IconButton
        label={words.paths.remove(number)}
        disabled={disabled || count <= MIN_PATH_POINTS}
        onClick={() => removePoint(index)}
      >
        <X size={14} />
      </IconButton>
    </li>
  )
}
