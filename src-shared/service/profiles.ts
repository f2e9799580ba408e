import type { SupportRow } from './supportTable.ts'
import { SUPPORT } from './supportTable.ts'

/** What a service demands of a request, as data: a new service or a changed limit is an entry, not code. */
export interface ServiceProfile {
  readonly id: string
  readonly name: string
  /** The part of the address before /v1/videos/image2video. */
  readonly baseUrl: string
  readonly limits: {
    readonly minSidePx: number
    /** Width to height: from 1:2.5 to 2.5:1. */
    readonly minAspect: number
    readonly maxAspect: number
    /** Longest base64 text of the image, characters. */
    readonly maxImageText: number
    readonly maxPrompt: number
    readonly maxNegativePrompt: number
  }
  /** Where the service's y axis begins. */
  readonly yOrigin: 'bottom-left' | 'top-left'
  readonly support: readonly SupportRow[]
}

const IMAGE_LIMITS = { minSidePx: 300, minAspect: 1 / 2.5, maxAspect: 2.5, maxImageText: 10_000_000 }

/** Source: CometAPI's page for POST /kling/v1/videos/image2video. */
export const COMETAPI: ServiceProfile = {
  id: 'cometapi',
  name: 'CometAPI',
  baseUrl: 'https://api.cometapi.com/kling',
  limits: { ...IMAGE_LIMITS, maxPrompt: 500, maxNegativePrompt: 200 },
  yOrigin: 'bottom-left',
  support: SUPPORT,
}

/** Source: Kling's own API documentation of 2025 and 2026. */
export const KLING: ServiceProfile = {
  id: 'kling',
  name: 'Kling',
  baseUrl: 'https://api-singapore.klingai.com',
  limits: { ...IMAGE_LIMITS, maxPrompt: 2500, maxNegativePrompt: 2500 },
  yOrigin: 'bottom-left',
  support: SUPPORT,
}

/** The services that are known. */
export const SERVICES: readonly ServiceProfile[] = [COMETAPI, KLING]

/** What a project can be rendered with: this computer, or a service by its profile. */
export type Engine =
  { readonly kind: 'local' } | { readonly kind: 'service'; readonly profile: ServiceProfile }

export const LOCAL: Engine = { kind: 'local' }

export const ENGINE_IDS = ['local', ...SERVICES.map((profile) => profile.id)] as const

/** The engine of that id (`local`, or a profile's); null for an unknown one. */
export function engineOf(id: string): Engine | null {
  if (id === 'local') return LOCAL
  const profile = SERVICES.find((known) => known.id === id)
  return profile ? { kind: 'service', profile } : null
}
