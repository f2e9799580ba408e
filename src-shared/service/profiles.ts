import { MAX_ADDRESS_LENGTH, MAX_PROMPT_LENGTH } from '../limits.ts'
import { z } from '../schema.ts'
import { isLoopback } from './baseUrl.ts'
import type { SupportRow } from './supportTable.ts'
import { SUPPORT } from './supportTable.ts'

/** Where a service's y axis begins. */
export const Y_ORIGINS = ['bottom-left', 'top-left'] as const
export type YOrigin = (typeof Y_ORIGINS)[number]

/** What one clip costs, as published; the service's own word is the bill. */
export interface Price {
  readonly amount: number
  readonly currency: string
  readonly source: string
}

/** What a service demands of a request, as data: a new service or a changed limit is an entry, not code. */
export interface ServiceProfile {
  readonly id: string
  readonly name: string
  /** The part of the address before /v1/videos/image2video; empty where the person has to give it. */
  readonly baseUrl: string
  /** A key as it is, or a token signed from an access key and a secret key. */
  readonly auth: 'bearer' | 'jwt'
  /** Whether “no task of that external id” proves that none was accepted; at its own addresses only, see lookupAt. */
  readonly externalIdLookup: 'proven' | 'unproven'
  /** The end of all host names of its own; null where it has none. */
  readonly domain: string | null
  readonly price: Price | null
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
  readonly yOrigin: YOrigin
  readonly support: readonly SupportRow[]
  /** Whether that table is of its own models: a relay's of the same name may take more, or less. */
  readonly isSupportItsOwn: boolean
  /** Where below its address it lists its models for free; null: no such place is documented. */
  readonly modelsPath: string | null
  /** Where below its address asking costs nothing and a key that is no good is refused; null: nowhere that is known. */
  readonly keyCheckPath: string | null
  /** Whether its address may be one of the local network; loopback always may. */
  readonly localNetwork: boolean
}

const IMAGE_LIMITS = { minSidePx: 300, minAspect: 1 / 2.5, maxAspect: 2.5, maxImageText: 10_000_000 }

/** Source: CometAPI's pages for POST /kling/v1/videos/image2video and its individual queries. */
export const COMETAPI: ServiceProfile = {
  id: 'cometapi',
  name: 'CometAPI',
  baseUrl: 'https://api.cometapi.com/kling',
  auth: 'bearer',
  externalIdLookup: 'unproven',
  domain: 'cometapi.com',
  price: null,
  limits: { ...IMAGE_LIMITS, maxPrompt: 500, maxNegativePrompt: 200 },
  yOrigin: 'bottom-left',
  support: SUPPORT,
  isSupportItsOwn: true,
  modelsPath: null,
  // A task that nobody has: the one question that its pages document.
  keyCheckPath: '/v1/videos/image2video/kinebrush-key-check',
  localNetwork: false,
}

/** Source: Kling's own API documentation of 2025 and 2026. */
export const KLING: ServiceProfile = {
  id: 'kling',
  name: 'Kling',
  baseUrl: 'https://api-singapore.klingai.com',
  auth: 'jwt',
  externalIdLookup: 'proven',
  domain: 'klingai.com',
  price: null,
  limits: { ...IMAGE_LIMITS, maxPrompt: 2500, maxNegativePrompt: 2500 },
  yOrigin: 'bottom-left',
  support: SUPPORT,
  isSupportItsOwn: true,
  modelsPath: null,
  keyCheckPath: '/v1/videos/image2video?pageNum=1&pageSize=1',
  localNetwork: false,
}

/** What a person sets of a service of their own. */
export const customSettingsSchema = z.object({
  baseUrl: z.string().max(MAX_ADDRESS_LENGTH),
  yOrigin: z.enum(Y_ORIGINS),
  maxPrompt: z.int().min(0).max(MAX_PROMPT_LENGTH),
  maxNegativePrompt: z.int().min(0).max(MAX_PROMPT_LENGTH),
  /** The person has been warned and agreed to an address of the local network. */
  localNetwork: z.boolean(),
})
export type CustomSettings = z.infer<typeof customSettingsSchema>

export const DEFAULT_CUSTOM: CustomSettings = {
  baseUrl: '',
  yOrigin: 'bottom-left',
  maxPrompt: 2500,
  maxNegativePrompt: 2500,
  localNetwork: false,
}

/** Any relay that speaks Kling's contract, by its address and a key. */
export const customProfile = (settings: CustomSettings): ServiceProfile => ({
  id: 'custom',
  name: 'Custom service',
  baseUrl: settings.baseUrl,
  auth: 'bearer',
  externalIdLookup: 'unproven',
  domain: null,
  price: null,
  limits: {
    ...IMAGE_LIMITS,
    maxPrompt: settings.maxPrompt,
    maxNegativePrompt: settings.maxNegativePrompt,
  },
  yOrigin: settings.yOrigin,
  support: SUPPORT,
  isSupportItsOwn: false,
  // Relays have it from OpenAI's interface; one that has none says so.
  modelsPath: '/v1/models',
  keyCheckPath: '/v1/models',
  localNetwork: settings.localNetwork,
})

/** The services that are known, the custom one as it is before it is set up. */
export const SERVICES: readonly ServiceProfile[] = [COMETAPI, KLING, customProfile(DEFAULT_CUSTOM)]

/** A service by its id, a custom one as the person set it up; null for an unknown one. */
export const chosenProfile = (id: string, custom: CustomSettings | null): ServiceProfile | null =>
  id === 'custom' && custom ? customProfile(custom) : profileOf(id)

/** What a project can be rendered with: this computer, or a service by its profile. */
export type Engine =
  { readonly kind: 'local' } | { readonly kind: 'service'; readonly profile: ServiceProfile }

export const LOCAL: Engine = { kind: 'local' }

/** The profile of that id; null for the local engine and unknown ones. */
export const profileOf = (id: string): ServiceProfile | null =>
  SERVICES.find((known) => known.id === id) ?? null

/**
 * What a lookup by external id proves at a host. A relay may be spoken to as if it were the service itself, and knows
 * nothing of the service's promises; on this computer is only who plays it.
 */
export function lookupAt(id: string, host: string): ServiceProfile['externalIdLookup'] {
  const profile = profileOf(id)
  const own = profile?.domain != null && (host === profile.domain || host.endsWith(`.${profile.domain}`))
  return profile && (own || isLoopback(host)) ? profile.externalIdLookup : 'unproven'
}

const ENGINES: readonly Engine[] = SERVICES.map((profile) => ({ kind: 'service', profile }))

/** The engine of that id (`local`, or a profile's), always the very same value; null for an unknown one. */
export function engineOf(id: string): Engine | null {
  if (id === 'local') return LOCAL
  return ENGINES.find((engine) => engine.kind === 'service' && engine.profile.id === id) ?? null
}
