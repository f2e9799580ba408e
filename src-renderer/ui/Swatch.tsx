import { useEffect, useRef } from 'react'
import { styleOf } from '../canvas/areaStyle.ts'
import { FIRST_GROUP_LABEL, STATIC_LABEL } from '../../src-shared/limits.ts'

const SIDE = 20
const PERIOD = 8

/** An area's colour, pattern and number. The number is painted, not text: the button around it has a name of its own. */
export function Swatch({ label }: { label: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const brush = canvas.current?.getContext('2d')
    if (!brush) return
    const { rgb, pattern } = styleOf(label)
    for (let y = 0; y < SIDE; y++) {
      for (let x = 0; x < SIDE; x++) {
        const strength = pattern(x, y, PERIOD) ? 1 : 0.55
        brush.fillStyle = `rgb(${rgb.map((part) => Math.round(part * strength)).join(' ')})`
        brush.fillRect(x, y, 1, 1)
      }
    }
  }, [label])
  const number = label === STATIC_LABEL ? '' : label - FIRST_GROUP_LABEL + 1
  return (
    <span className="swatch" aria-hidden="true">
      <canvas ref={canvas} width={SIDE} height={SIDE} />
      <b data-number={number} />
    </span>
  )
}
