import { Tooltip } from '@base-ui/react/tooltip'
import type { ComponentProps, ReactNode } from 'react'

type ButtonProps = ComponentProps<'button'> & { readonly look?: 'plain' | 'primary' | 'quiet' }

export function Button({ look = 'plain', className = '', ...rest }: ButtonProps) {
  return <button type="button" className={`button ${look} ${className}`} {...rest} />
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** Says what it does, to the eye on hover and to the ear. */
  readonly label: string
  readonly hint?: string | undefined
  readonly children: ReactNode
}

export function IconButton({ label, hint, className = '', children, ...rest }: IconButtonProps) {
  const button = <button type="button" aria-label={label} className={`icon-button ${className}`} {...rest} />
  return (
    <Hint text={hint === undefined ? label : `${label} (${hint})`} trigger={button}>
      {children}
    </Hint>
  )
}

interface HintProps {
  readonly text: string
  readonly side?: 'top' | 'right'
  readonly trigger: React.ReactElement
  readonly children?: ReactNode
}

/** A word on hover or focus. */
export function Hint({ text, side = 'top', trigger, children }: HintProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={trigger}>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={6}>
          <Tooltip.Popup className="tooltip">{text}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
