/** Why a request is not taken, by Kling's code. */
export interface Refusal {
  readonly code: number
  readonly message: string
}

export const refuse = (code: number, message: string): Refusal => ({ code, message })
