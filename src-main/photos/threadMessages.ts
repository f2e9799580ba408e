import type { PhotoWork } from './photoWork.ts'

/** What the photo thread is told: which of its works, and what for. */
export interface ThreadOrder {
  readonly number: number
  readonly kind: keyof PhotoWork
  readonly order: unknown
}

/** What it comes to; a failure is one that nobody expected. */
export type ThreadAnswer =
  { readonly number: number; readonly value: unknown } | { readonly number: number; readonly failure: string }
