import { Select } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
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
      <Select.Portal>
        <Select.Positioner sideOffset={4} alignItemWithTrigger={false} className="floating">
          <Select.Popup className="menu">
            {options.map((option) => (
              <Select.Item key={option.value} value={option.value} className="menu-item">
                <Select.ItemText>{option.label}</Select.ItemText>
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
