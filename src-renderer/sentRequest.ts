import type { Output } from '../src-shared/contract.ts'
import type { Take } from '../src-shared/take.ts'
import { call } from './bridge.ts'
import { words } from './locales/en.ts'
import { sayError } from './stores/notices.ts'
import { session } from './stores/session.ts'

type Shown = Output<'request:preview'>
type Picture = Shown['images'][number]

/** Shows what a service was sent for a take, byte for byte as it went out. */
export async function showSentRequest(take: Take): Promise<void> {
  const sent = await call('take:request', { id: take.id })
  if (!sent.ok) {
    sayError(sent.error)
    return
  }
  const text = new TextDecoder().decode(sent.value.body)
  const request = { text, images: picturesIn(JSON.parse(text)) }
  session.setState({ dialog: { kind: 'sentRequest', request, service: take.service?.name ?? '' } })
}

/** The pictures of a request; one that was sent as an address is not here. */
function picturesIn(body: unknown): Picture[] {
  if (!isRecord(body)) return []
  const { dynamic_masks: masks } = body
  return [
    ...picture('image', '', body.image),
    ...picture('tail', '', body.image_tail),
    ...picture('frozen', '', body.static_mask),
    ...(Array.isArray(masks) ? masks : []).flatMap((group: unknown, i) =>
      isRecord(group) ? picture('group', words.areas.newName(i + 1), group.mask) : [],
    ),
  ]
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function picture(role: Picture['role'], name: string, base64: unknown): Picture[] {
  if (typeof base64 !== 'string' || /[^A-Za-z0-9+/=]/.test(base64)) return []
  return [{ role, name, sent: null, bytes: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)) }]
}
