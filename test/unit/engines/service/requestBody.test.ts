import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withExternalId, writeRequest } from '../../../../src-main/engines/service/requestBody.ts'
import { signedToken } from '../../../../src-main/engines/service/jwt.ts'

const picture = fc.oneof(
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  fc.string(),
)
const body = fc.record(
  {
    model_name: fc.string(),
    mode: fc.constantFrom('std' as const, 'pro' as const),
    duration: fc.constant('5' as const),
    image: picture,
    image_tail: picture,
    prompt: fc.string({ unit: 'grapheme' }),
    static_mask: picture,
    dynamic_masks: fc.array(
      fc.record({ mask: picture, trajectories: fc.array(fc.record({ x: fc.nat(), y: fc.nat() })) }),
      { maxLength: 6 },
    ),
  },
  { requiredKeys: ['model_name', 'mode', 'duration', 'image'] },
)

test('the bytes are those of JSON.stringify, and the external id is the one field more', () => {
  fc.assert(
    fc.property(body, fc.string(), (request, id) => {
      const { bytes } = writeRequest(request)
      expect(Buffer.from(bytes).toString()).toBe(JSON.stringify(request))
      const sent = Buffer.concat(withExternalId(bytes, id)).toString()
      expect(sent).toBe(JSON.stringify({ ...request, external_task_id: id }))
    }),
  )
})

test('Kling’s token has its two times and its issuer, and a signature of its secret', () => {
  const token = signedToken('ak', 'sk', 1_700_000_000_500)
  const [head, claims] = token
    .split('.')
    .slice(0, 2)
    .map((part): unknown => JSON.parse(Buffer.from(part, 'base64url').toString()))
  expect(head).toEqual({ alg: 'HS256', typ: 'JWT' })
  expect(claims).toEqual({ iss: 'ak', exp: 1_700_001_800, nbf: 1_699_999_995 })
  expect(signedToken('ak', 'other', 1_700_000_000_500).split('.')[2]).not.toBe(token.split('.')[2])
})
