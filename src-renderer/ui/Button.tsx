import { Tooltip } from '@base-ui/react/tooltip'
import type { ComponentProps, ReactElement, ReactNode } from 'react'

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
  readonly trigger: ReactElement<{ readonly 'aria-label'?: string }>
  readonly children?: ReactNode
}

/** A word on hover or focus. */
export function Hint({ text, side = 'top', trigger, children }: HintProps) {
  const { 'aria-label': name } = trigger.props
  // Where the word is no more than the name, a screen reader has said it already.
  const description = name !== undefined && text.startsWith(name) ? undefined : text
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={trigger} aria-description={description}>
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal aria-hidden="true">
        <Tooltip.Positioner side={side} sideOffset={6}>
          <Tooltip.Popup className="tooltip">{text}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
