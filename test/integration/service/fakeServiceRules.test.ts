import { describe, expect, test } from 'vitest'
import { create, query, settled, start } from './support/callers.ts'
import { IMAGE, mask, maskedRequest, picture, plainRequest, type Fields } from './support/requests.ts'

describe('what breaks a rule of the fields is refused at once', () => {
  const points = (...list: unknown[]) => ({ trajectories: list })
  const path = Array.from({ length: 78 }, (_, i) => ({ x: i, y: 1 }))
  const p = { x: 1, y: 1 }
  const q = { x: 9, y: 9 }
  const area = async (change: Fields): Promise<Fields> => ({
    dynamic_masks: [{ mask: await mask(), trajectories: [p, q], ...change }],
  })
  const cases: readonly [string, () => Fields | Promise<Fields>, number][] = [
    ['null', () => ({ prompt: null }), 1201],
    ['an empty text', () => ({ negative_prompt: '' }), 1201],
    ['an unknown field', () => ({ trajectories: [] }), 1201],
    ['no image', () => ({ image: undefined }), 1201],
    ['a data: prefix', () => ({ image: `data:image/jpeg;base64,${IMAGE}` }), 1201],
    ['more than 10 MB of text', () => ({ image: 'A'.repeat(10_000_004) }), 1201],
    ['text that is not base64', () => ({ image: 'not base64!' }), 1201],
    ['an unknown model', () => ({ model_name: 'kling-v0' }), 1203],
    ['a duration as a number', () => ({ duration: 5 }), 1201],
    ['another duration', () => ({ duration: '7' }), 1201],
    ['another mode', () => ({ mode: 'best' }), 1201],
    ['a scale above 1', () => ({ cfg_scale: 1.1 }), 1201],
    ['a scale as text', () => ({ cfg_scale: '0.5' }), 1201],
    ['a scale for a model without', () => ({ model_name: 'kling-v2-master', cfg_scale: 0.5 }), 1201],
    ['a prompt too long', () => ({ prompt: 'x'.repeat(501) }), 1201],
    ['a negative prompt too long', () => ({ negative_prompt: 'x'.repeat(201) }), 1201],
    ['an end frame and masks', async () => ({ ...(await area({})), image_tail: IMAGE }), 1201],
    ['masks for a model without', async () => ({ ...(await area({})), model_name: 'kling-v2-1' }), 1201],
    ['masks for 10 s', async () => ({ ...(await area({})), duration: '10' }), 1201],
    ['masks as an object', async () => ({ dynamic_masks: { mask: await mask(), ...points(p, q) } }), 1201],
    ['no masks in the list', () => ({ dynamic_masks: [] }), 1201],
    ['seven masks', async () => maskedRequest(7), 1201],
    ['one point', () => area(points(p)), 1201],
    ['78 points', () => area(points(...path)), 1201],
    ['a point between pixels', () => area(points(p, { x: 1.5, y: 2 })), 1201],
    ['two equal neighbours', () => area(points(p, q, q)), 1201],
    ['a point outside the image', () => area(points(p, { x: 640, y: 2 })), 1201],
    ['a point below the image', () => area(points(p, { x: 4, y: -1 })), 1201],
  ]
  test.each(cases)('%s', async (_, change, code) => {
    const service = await start()
    const body = { ...plainRequest(), ...(await change()) }
    expect(await create(service, body)).toMatchObject({ status: code === 1203 ? 404 : 400, code })
    expect(service.tasks).toEqual([])
  })

  test('an external id is taken once in an account', async () => {
    const service = await start()
    const body = plainRequest({ external_task_id: 'twice' })
    expect((await create(service, body)).code).toBe(0)
    expect(await create(service, body)).toMatchObject({ status: 400, code: 1201 })
    expect(service.accepted('twice')).toBe(1)
  })
})

describe('pictures that break a rule are accepted and fail later, for one and the same reason', () => {
  const cases: readonly [string, () => Promise<Fields>][] = [
    ['a mask of another size', async () => ({ static_mask: await mask({ width: 320, height: 213 }) })],
    ['a mask one pixel off', async () => ({ static_mask: await mask({ width: 640, height: 426 }) })],
    ['a level between', async () => ({ static_mask: await mask(undefined, 254) })],
    ['a black mask', async () => ({ static_mask: await mask(undefined, 0) })],
    ['an image of 299 pixels', async () => ({ image: await picture({ width: 299, height: 400 }) })],
    ['an image of 1:2.51', async () => ({ image: await picture({ width: 300, height: 753 }) })],
    ['an image that is none', () => Promise.resolve({ image: Buffer.from('no image').toString('base64') })],
  ]
  test.each(cases)('%s', async (_, change) => {
    const service = await start()
    const made = await create(service, { ...plainRequest({ mode: 'pro' }), ...(await change()) })
    expect(made.code).toBe(0)
    const data = await settled(service, made.data.task_id)
    expect(data).toMatchObject({ task_status: 'failed', task_status_msg: 'Image pixel is invalid' })
    expect(await query(service, data.task_id)).toMatchObject({ status: 200, code: 0, message: 'SUCCEED' })
  })
})
