import type { ErrorCode } from '../../errors.ts'
import type { AddressReason } from '../../service/baseUrl.ts'
import type { Foreign } from '../../service/replies.ts'
import type { ErrorTable, ErrorWords } from '../words.ts'
import { count, plural } from './figures.ts'

type ServiceCode = Extract<
  ErrorCode,
  | `service/${string}`
  | `network/${string}`
  | 'photo/address'
  | 'photo/not-fetched'
  | 'take/outcome-unknown'
  | 'take/not-accepted'
  | 'take/not-sent'
  | 'take/goes-on'
  | 'take/no-request'
  | 'take/external-id'
  | 'take/ambiguous'
  | 'take/followed-elsewhere'
  | 'take/of-this-computer'
>

const words = (what: string, next: string): ErrorWords => ({ what, next })

interface Said {
  readonly said: string
  readonly requestId: string
}

/** A service's own words in quotes after ours, and its name for the answer: what its support asks for first. */
function quoted(what: string, { said, requestId }: Said): string {
  const own = said.replace(/[.!\s]+$/, '')
  const quote = own === '' ? '' : `: “${own}”`
  return requestId === '' ? `${what}${quote}` : `${what}${quote} (request ${requestId})`
}

const UNSPENT = 'Nothing was accepted, so nothing was spent'

/** What is wrong with an address, and what to do about it. */
export const ADDRESSES: Readonly<Record<AddressReason, ErrorWords>> = {
  'not-an-address': words('is not an address', 'Give one like https://api.example.com/kling'),
  'not-https': words(
    'does not begin with https://',
    'Use https; http is for this computer alone, and for the local network where you agree to it',
  ),
  'has-credentials': words('holds a name or a password', 'Leave them out and give the key as a key'),
  'has-query': words(
    'has a ? or a # in it',
    'Give the part before /v1/videos/image2video and nothing after it',
  ),
  private: words(
    'leads into this computer or a local network',
    'Use a public address, or a custom service that may use the local network',
  ),
  forbidden: words('leads to where no service is', 'Use another address'),
}

const SAVE_IT = 'Save the picture, and open the file'

const FOUND: Readonly<Record<Foreign, string>> = {
  empty: 'an empty answer',
  html: 'a web page',
  'not-json': 'something that cannot be read',
  'other-json': 'something that says nothing of a task',
  redirect: 'a redirection to another address',
  'too-large': 'far more than an answer',
}

const CHECK_NETWORK = 'Check the network and try again'

/** The words for what goes wrong with services and on the way to them. */
export const SERVICE_ERRORS: Pick<ErrorTable, ServiceCode> = {
  'service/address': ({ address, reason }) => {
    const { what, next } = ADDRESSES[reason]
    return words(`The address ${address} ${what}`, next)
  },
  'photo/address': ({ address, reason }) =>
    words(
      `The address ${address} ${ADDRESSES[reason].what}`,
      reason === 'not-an-address' || reason === 'not-https'
        ? 'Give the address of a picture that begins with https://'
        : SAVE_IT,
    ),
  'photo/not-fetched': ({ host: from, detail }) =>
    words(`${from} did not give a picture (${detail})`, `Look at the address in a browser. ${SAVE_IT}`),
  'service/no-model-list': ({ service }) =>
    words(
      `${service} has no list of its models that can be asked for`,
      'Type the name of the model; `kinebrush models` lists those that are known',
    ),
  'service/key-missing': ({ service }) =>
    words(
      `There is no key for ${service}`,
      'Enter it once, or set KINEBRUSH_API_KEY (for kling KINEBRUSH_ACCESS_KEY and KINEBRUSH_SECRET_KEY)',
    ),
  'service/key-unusable': ({ service }) =>
    words(
      `This cannot be a key for ${service}: it is empty, too long, or has spaces, line breaks or special characters in it`,
      'Copy the key again, without anything around it',
    ),
  'service/auth': (error) =>
    words(
      quoted(`${error.service} does not accept the key`, error),
      'Check the key, or make a new one there',
    ),
  'service/account': (error) =>
    words(
      quoted(`${error.service} says that the account cannot pay for this`, error),
      'Top up or renew the account there, then send again',
    ),
  'service/no-right': (error) =>
    words(
      quoted(`The account at ${error.service} may not use this model`, error),
      'Choose another model, or have the account opened for it',
    ),
  'service/refused': (error) =>
    words(
      quoted(`${error.service} refused the request`, error),
      `${UNSPENT}; change what it names and send again`,
    ),
  'service/no-model': (error) =>
    words(
      quoted(`${error.service} does not have this model`, error),
      'For painted areas try kling-v1; newer models take an end frame instead: render the clip here and send its last frame',
    ),
  'service/no-task': (error) =>
    words(
      quoted(`${error.service} has no such task`, error),
      'Clips are deleted there after 30 days; check that the key is of the account that sent it',
    ),
  'service/policy': (error) =>
    words(
      quoted(`${error.service} does not allow this photo or these words`, error),
      'Change the prompt or the photo and send again',
    ),
  'service/busy': (error) =>
    words(
      quoted(`${error.service} takes no more tasks of this account for now`, error),
      'Wait until others are finished, then send again',
    ),
  'service/ip-not-allowed': (error) =>
    words(
      quoted(`${error.service} does not allow requests from this network address`, error),
      'Allow it in the account there, or use another network',
    ),
  'service/down': (error) =>
    words(
      quoted(`${error.service} is out of order or overloaded`, error),
      'It is not your doing; try again in some minutes',
    ),
  'service/task-failed': (error) =>
    words(
      quoted(`${error.service} accepted the task and could not finish it`, error),
      'Change what it names, or try again; identical requests can end differently',
    ),
  'service/not-its-answer': ({ service, found, http }) =>
    words(
      `What answered is not ${service}: it sent ${FOUND[found]} (HTTP ${count(http)})`,
      'Check the address: the part before /v1/videos/image2video, CometAPI’s ends in /kling',
    ),
  'service/clip-address': ({ service, address, reason }) =>
    words(
      `${service} says that the clip is at ${address}, which ${ADDRESSES[reason].what}: nothing was fetched from there`,
      'It is not your doing; the task itself is finished, so try to download the clip again, or fetch it in your account there',
    ),
  'service/clip-unusable': ({ service, detail }) =>
    words(
      `What ${service} gave as the clip cannot be used (${detail})`,
      'Try to download it again; the task itself is finished',
    ),
  'service/clip-missing': ({ service }) =>
    words(
      'The clip of this take is no longer on this computer',
      `Fetch it again, which costs nothing; clips are deleted at ${service} after 30 days`,
    ),
  'service/too-slow': ({ service, minutes }) =>
    words(
      `${service} has not finished within ${plural(minutes, 'minute', 'minutes')}`,
      'The task goes on there; follow it again later with `kinebrush takes resume`',
    ),

  'network/no-such-host': ({ host }) =>
    words(`The address ${host} cannot be found`, 'Check the network and the address'),
  'network/refused': ({ host }) =>
    words(`${host} cannot be reached`, 'Check the network and the address, and try again'),
  'network/tls': ({ host, detail }) =>
    words(
      `No secure connection to ${host} could be made (${detail})`,
      'Nothing was sent; check the date of this computer and whether something listens in on the network',
    ),
  'network/timeout': ({ host, seconds }) =>
    words(`${host} did not answer for ${count(seconds)} s`, CHECK_NETWORK),
  'network/proxy': ({ host, proxy, detail }) =>
    words(
      `The proxy ${proxy} does not lead to ${host} (${detail})`,
      'Nothing was sent; check the proxy in the settings of the system, or HTTPS_PROXY and NO_PROXY',
    ),
  'network/lost': ({ host }) => words(`The connection to ${host} was lost`, CHECK_NETWORK),

  'take/outcome-unknown': ({ service, externalId }) =>
    words(
      `The request went out and ${service} did not say whether it took it; it may have been accepted and cost money`,
      `Look for it again with \`kinebrush takes resume\`, or in the account there under ${externalId}; send it again only if it is not there`,
    ),
  'take/not-accepted': ({ service }) =>
    words(
      `The connection was lost while sending, and ${service} knows nothing of the request: it was not accepted`,
      'Nothing was spent; send it again',
    ),
  'take/not-sent': ({ service }) =>
    words(
      `${service} has no task of this take, so there is no clip to fetch`,
      'Send it with `kinebrush takes resume`, which may cost money',
    ),
  'take/goes-on': ({ service }) =>
    words(
      `Stopped following; what ${service} has accepted goes on there, and costs what it costs`,
      'Follow it again with `kinebrush takes resume`',
    ),
  'take/no-request': () =>
    words(
      'The request of this take is not here as it was sent',
      'Start again from the project; a task of another computer can only be followed',
    ),
  'take/external-id': ({ externalId }) =>
    words(
      `${externalId} cannot be an external id: it belongs to another take, or is not 1 to 64 letters, digits or -_.:`,
      'Leave it out and one is made, or give another',
    ),
  'take/ambiguous': ({ given }) =>
    words(`More than one take begins with ${given}`, 'Give more of its id; `kinebrush takes` lists them'),
  'take/followed-elsewhere': () =>
    words('Another Kinebrush is at work on this take', 'Let it finish there, or end it first'),
  'take/of-this-computer': () =>
    words('This take was made by this computer, not by a service', 'Render it again with `kinebrush render`'),
}
