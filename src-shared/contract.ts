import { z } from './schema.ts'
import { WHITE, type Colour } from './colour.ts'
import type { Size } from './geometry/point.ts'
import { call, name, nothing } from './calls/call.ts'
import { fileCalls, openedSchema, preloadCalls, recentSchema } from './calls/files.ts'
import { clipboardCalls } from './calls/clipboard.ts'
import { frameCalls } from './calls/frames.ts'
import { keyCalls } from './calls/keys.ts'
import { photoCalls } from './calls/photos.ts'
import { maskCalls } from './calls/masks.ts'
import { RENDER_STAGES, renderCalls } from './calls/rendering.ts'
import { pathCalls } from './calls/paths.ts'
import { keepingCalls } from './calls/keeping.ts'
import { takeCalls } from './calls/takes.ts'
import { appErrorSchema } from './errors.ts'
import * as limits from './limits.ts'
import type { Result } from './result.ts'
import { takeIdSchema, takeSchema } from './take.ts'

/** Every call from a window's page to main: noun:verb, one object in, one value out. */
export const pageCalls = {
  'app:start': call(
    'editor',
    nothing,
    z.object({
      platform: z.string(),
      version: z.string(),
      recents: z.array(recentSchema),
      opened: openedSchema.nullable(),
      /** The address of a service that plays on this computer, for programmers; null in every installed app. */
      devService: z.string().nullable(),
    }),
  ),
  'window:describe': call('editor', z.object({ title: name, unsaved: z.boolean() }), nothing),
  'window:close': call('editor', nothing, nothing),
  /** The window's system says that there is a network again. */
  'network:returned': call('editor', nothing, nothing),
  ...fileCalls,
  ...photoCalls,
  ...maskCalls,
  ...takeCalls,
  ...keepingCalls,
  ...keyCalls,
  ...frameCalls,
  ...clipboardCalls,
  ...pathCalls,
  ...renderCalls,
} as const

/** Every call that main answers: those of pages, and those that a page cannot make. */
export const calls = { ...pageCalls, ...preloadCalls } as const

/** Every event from main to the editor: noun:pastParticiple. */
export const events = {
  'file:opened': openedSchema,
  'file:refused': z.object({ error: appErrorSchema }),
  /** A file that was asked for is being read. */
  'file:opening': z.object({ name }),
  /** The system has handed a file over, which is being read: `file:opened` or `file:refused` follows. */
  'file:given': z.object({ name }),
  'take:changed': takeSchema,
  'take:progressed': z.object({
    id: takeIdSchema,
    stage: z.enum(RENDER_STAGES),
    done: z.int(),
    total: z.int(),
    secondsLeft: z.number().nullable(),
  }),
  /** How the last question about a take at a service went; null: it was answered. */
  'take:troubled': z.object({ id: takeIdSchema, trouble: appErrorSchema.nullable() }),
  /** The person wants to see it: they clicked the system's notification of it. */
  'take:chosen': z.object({ id: takeIdSchema }),
  /** What became of takes at services since the window was last there. */
  'takes:finishedAway': z.object({ ready: z.int(), failed: z.int() }),
  'export:progressed': z.object({
    /** Null: it is the open project's layers that are written. */
    id: takeIdSchema.nullable(),
    stage: z.enum(RENDER_STAGES),
    done: z.int(),
    total: z.int(),
    secondsLeft: z.number().nullable(),
  }),
  'recents:changed': z.array(recentSchema).max(limits.MAX_RECENTS),
  'menu:chosen': z.object({ action: z.string() }),
  'window:closing': nothing,
} as const

export type CallName = keyof typeof calls
export type PageCallName = keyof typeof pageCalls
export type Input<C extends CallName> = z.infer<(typeof calls)[C]['input']>
export type Output<C extends CallName> = z.infer<(typeof calls)[C]['output']>
export type EventName = keyof typeof events
export type Payload<E extends EventName> = z.infer<(typeof events)[E]>

/** What the preload puts on window.kinebrush, and all that it puts there. */
export interface Bridge {
  call<C extends PageCallName>(name: C, input: Input<C>): Promise<Result<Output<C>>>
  /**
   * Opens a File that was dropped or pasted where it lies, so that a project is saved there again. Null: it lies nowhere,
   * and its bytes are all there is. Rejects what is no File.
   */
  openFile(file: object): Promise<Result<Output<'file:openAt'>> | null>
  /** Calls back on each such event until the returned function is called. */
  on<E extends EventName>(name: E, listener: (payload: Payload<E>) => void): () => void
}

/** Addresses that only the app's own protocol answers; see src-main/app/protocol.ts. */
export const APP_ORIGIN = 'app://kinebrush'
/** Raw RGBA bytes of a photo at a size, row by row, its transparent parts on a colour. */
export const photoPixelsUrl = (id: string, { width, height }: Size, background: Colour = WHITE): string =>
  `${APP_ORIGIN}/photo/${id}/${width}x${height}/${background.slice(1)}`
/** A small JPEG of it, at its glance's size. */
export const photoGlanceUrl = (id: string, background: Colour = WHITE): string =>
  `${APP_ORIGIN}/photo/${id}/glance/${background.slice(1)}`
export const clipUrl = (takeId: string): string => `${APP_ORIGIN}/clip/${takeId}`
