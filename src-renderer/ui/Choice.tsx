import { Select } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'

interface Option<T extends string> {
  readonly value: T
  readonly label: string
  /** Why it is not to be had now; it stands beside the label. */
  readonly refused?: string | undefined
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly Option<T>[]
  readonly onChoose: (value: T) => void
  readonly disabled?: boolean
  readonly className?: string
}

/** One of a few. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChoose,
  disabled,
  className = '',
}: ChoiceProps<T>) {
  return (
    <Select.Root
      value={value}
      items={options}
      disabled={disabled ?? false}
      onValueChange={(next) => next !== null && onChoose(next)}
    >
      <Select.Trigger className={`choice ${className}`} aria-label={label}>
        <Select.Value />
        <Select.Icon className="choice-icon">
          <ChevronDown size={14} />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal role="region" aria-label={label}>
        <Select.Positioner sideOffset={4} alignItemWithTrigger={false} className="floating">
          <Select.Popup className="menu">
            {options.map((option) => (
              <Select.Item
                key={option.value}
                value={option.value}
                className="menu-item"
                disabled={option.refused !== undefined}
              >
                <Select.ItemText>{option.label}</Select.ItemText>
                {option.refused !== undefined && <span className="menu-key">{option.refused}</span>}
                <Select.ItemIndicator className="menu-mark">
                  <Check size={14} />
                </Select.ItemIndicator>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  )
}
