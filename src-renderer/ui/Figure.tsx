import { FigureField } from './FigureField.tsx'

interface FigureProps {
  /** What the field is called by who hears it: what the words beside it leave out is in it. */
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly unit: string
  /** What an arrow key changes it by; 1 where it is not given. */
  readonly step?: number
  readonly disabled?: boolean
  readonly onFigure: (value: number, run?: string) => void
}

/** A number with its unit behind it. */
export function Figure({ unit, ...field }: FigureProps) {
  return (
    <span className="figure-unit">
      <FigureField {...field} />
      <span className="muted" aria-hidden="true">
        {unit}
      </span>
    </span>
  )
}
