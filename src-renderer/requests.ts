import type { EngineChoice } from '../src-shared/calls/takes.ts'
import { toWire, type WireProject } from '../src-shared/project/wire.ts'
import { basePath, createUrl } from '../src-shared/service/baseUrl.ts'
import { curlCommand, isInline } from '../src-shared/service/curl.ts'
import type { ServiceProfile } from '../src-shared/service/profiles.ts'
import { call } from './bridge.ts'
import { words } from './locales/en.ts'
import { currentProject } from './stores/editor.ts'
import { say, sayError } from './stores/notices.ts'
import { session } from './stores/session.ts'

/** What a service would be asked now. */
function asked(): { readonly project: WireProject; readonly engine: EngineChoice } | null {
  const project = currentProject()
  const { engineId, custom } = session.getState()
  const engine = { id: engineId, custom: engineId === 'custom' ? custom : null }
  return project && { project: toWire(project), engine }
}

/** Shows what would be sent, to the last byte, before anything is. */
export async function viewRequest(profile: ServiceProfile): Promise<void> {
  const ask = asked()
  if (!ask) return
  const request = await call('request:preview', ask)
  if (request.ok) session.setState({ dialog: { kind: 'request', profile, request: request.value } })
  else sayError(request.error)
}

/** Writes what would be sent where the person says; main asks where. */
export async function saveRequest(): Promise<void> {
  const ask = asked()
  if (!ask) return
  const saved = await call('request:save', ask)
  if (!saved.ok) sayError(saved.error)
  else if (saved.value) say(words.paying.savedRequest(saved.value.name))
}

/** Puts a text into the clipboard and says so. */
export async function copyText(text: string, title: string, detail?: string): Promise<void> {
  const copied = await call('text:copy', { text })
  if (copied.ok) say(title, detail)
  else sayError(copied.error)
}

export const copyRequest = (text: string): Promise<void> => copyText(text, words.sending.copied)

/** The address that a request goes to; the base as it is where it is no address. */
const addressOf = ({ baseUrl }: ServiceProfile): string => {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null
  return createUrl(url ? `${url.origin}${basePath(url.pathname)}` : baseUrl)
}

/** Copies the command that sends a request with curl, and says what it needs. */
export function copyCurl(profile: ServiceProfile, text: string): Promise<void> {
  const needs = [
    ...(isInline(text) ? [] : [words.paying.curlNeedsFile]),
    profile.auth === 'jwt' ? words.paying.curlNeedsToken : words.paying.curlNeedsKey,
  ]
  return copyText(curlCommand(addressOf(profile), text), words.paying.copiedCurl, needs.join(' '))
}
