import { Slider } from '@base-ui/react/slider'
import { useRun } from './useRun.ts'

interface RangeProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step?: number
  readonly orientation?: 'horizontal' | 'vertical'
  /** The value in words, for the ear. */
  readonly text?: string
  /** `run`: what the values of one drag, or of one stay by keys, have in common. */
  readonly onChange: (value: number, run: string) => void
}

export function Range({
  label,
  value,
  min,
  max,
  step = 1,
  orientation = 'horizontal',
  text,
  onChange,
}: RangeProps) {
  // The focus comes a frame after the press: it would cut a drag in two.
  const [drag, stay] = [useRun(), useRun()]
  return (
    <Slider.Root
      value={value}
      min={min}
      max={max}
      step={step}
      orientation={orientation}
      className="range"
      onPointerDownCapture={drag.begin}
      onFocus={stay.begin}
      onValueChange={(next, { reason }) =>
        onChange(next, (reason === 'drag' || reason === 'track-press' ? drag : stay).name())
      }
    >
      <Slider.Control className="range-control">
        <Slider.Track className="range-track">
          <Slider.Indicator className="range-fill" />
          <Slider.Thumb
            className="range-thumb"
            aria-label={label}
            getAriaValueText={() => text ?? String(value)}
          />
        </Slider.Track>
      </Slider.Control>
    </Slider.Root>
  )
}
