import { Slider } from '@base-ui/react/slider'

interface RangeProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step?: number
  readonly orientation?: 'horizontal' | 'vertical'
  /** The value in words, for the ear. */
  readonly text?: string
  readonly onChange: (value: number) => void
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
  return (
    <Slider.Root
      value={value}
      min={min}
      max={max}
      step={step}
      orientation={orientation}
      className="range"
      onValueChange={(next) => onChange(next)}
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
