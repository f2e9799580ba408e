import { useEffect, useRef, useState } from 'react'
import type { MotionPath } from '../../src-shared/geometry/path.ts'
import type { Group } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { PointRow } from './PointRow.tsx'

/** Height of a row and of the list, CSS pixels: as in paths.css. */
const ROW = 30
const LIST = 7 * ROW
/** Rows above and below what is seen, so that Tab finds the next one there. */
const BEYOND = 4

interface PointListProps {
  readonly group: Group
  readonly path: MotionPath
  readonly chosen: readonly number[]
}

/** The points of a path in numbers. A path may have thousands: only the rows in sight are there. */
export function PointList({ group, path, chosen }: PointListProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="points" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.paths.points}</summary>
      {isOpen && <Rows group={group} path={path} chosen={chosen} />}
    </details>
  )
}

function Rows({ group, path, chosen }: PointListProps) {
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  const { anchors } = path
  const only = chosen.length === 1 ? chosen[0] : undefined
  useEffect(() => {
    const element = list.current
    if (only === undefined || !element) return
    const low = only * ROW
    if (low < element.scrollTop) element.scrollTop = low
    else if (low + ROW > element.scrollTop + element.clientHeight) {
      element.scrollTop = low + ROW - element.clientHeight
    }
  }, [only])
  const first = Math.max(0, Math.floor(top / ROW) - BEYOND)
  const end = Math.min(anchors.length, Math.ceil((top + LIST) / ROW) + BEYOND)
  const isChosen = new Set(chosen)
  return (
    <ul
      ref={list}
      className="point-list"
      aria-label={words.paths.pointList}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      {/* What stands for the rows out of sight: inline heights, since they are figures and no look. */}
      <li aria-hidden="true" style={{ height: first * ROW }} />
      {anchors.slice(first, end).map((anchor, i) => (
        <PointRow
          key={first + i}
          index={first + i}
          count={anchors.length}
          anchor={anchor}
          chosen={isChosen.has(first + i)}
          disabled={group.locked}
        />
      ))}
      <li aria-hidden="true" style={{ height: (anchors.length - end) * ROW }} />
    </ul>
  )
}
