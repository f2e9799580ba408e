import { expect, test } from 'vitest'
import { z } from 'zod'
import { words as editorWords } from '../../../src-renderer/locales/en.ts'
import { appErrorSchema, type AppError } from '../../../src-shared/errors.ts'
import { describeError } from '../../../src-shared/locales/en/errors.ts'
import { bytesText, count, percent } from '../../../src-shared/locales/en/figures.ts'
import { describeProblem } from '../../../src-shared/locales/en/problems.ts'
import type { Problem } from '../../../src-shared/project/problems.ts'

/** One error of each code, its data made up by type. */
const errors: AppError[] = appErrorSchema.options.map((option) => {
  const made = Object.entries(option.shape as Record<string, z.ZodType>).map(([key, schema]) => {
    if (schema instanceof z.ZodLiteral) return [key, schema.value]
    if (schema instanceof z.ZodEnum) return [key, schema.options[0]]
    if (schema instanceof z.ZodNumber) return [key, 1234567]
    if (schema instanceof z.ZodObject) return [key, { width: 640, height: 427 }]
    return [key, 'something']
  })
  return appErrorSchema.parse(Object.fromEntries(made))
})

test.each(errors.map((error) => [error.code, error] as const))('%s has words and a next step', (_, error) => {
  const { what, next } = describeError(error)
  for (const text of [what, next]) {
    expect(text.length).toBeGreaterThan(5)
    expect(text).not.toMatch(/undefined|NaN|\[object|\n/)
    // A line is put together as `what. next`.
    expect(text).not.toMatch(/[.!]$/)
  }
  expect(what).not.toContain('1234567')
})

const name = 'Rocket'
const size = { width: 299, height: 400 }
const problems: Problem[] = [
  { code: 'motion/nothing-moves', severity: 'error', about: 'project' },
  { code: 'area/empty', severity: 'error', about: 'group:1', name },
  { code: 'path/missing', severity: 'error', about: 'group:1', name: '' },
  { code: 'path/too-short', severity: 'error', about: 'group:1', name },
  { code: 'path/short-for-service', severity: 'warning', about: 'group:1', name, share: 0.0512, least: 0.08 },
  { code: 'path/outside', severity: 'warning', about: 'group:1', name },
  { code: 'path/starts-outside', severity: 'warning', about: 'group:1', name },
  { code: 'path/sweeps-frozen', severity: 'warning', about: 'group:1', name, share: 0.26 },
  { code: 'photo/too-small', severity: 'error', about: 'photo', which: 'photo', size, least: 300 },
  { code: 'photo/aspect', severity: 'error', about: 'photo', which: 'photo', size },
  { code: 'prompt/too-long', severity: 'error', about: 'prompt', length: 1501, limit: 500 },
  { code: 'prompt/negative-too-long', severity: 'error', about: 'prompt', length: 201, limit: 200 },
  { code: 'prompt/stills', severity: 'warning', about: 'prompt', word: 'calm' },
  ...(['model/no-masks', 'model/no-end-frame'] as const).flatMap((code): Problem[] => {
    const set = { about: 'settings', model: 'm', quality: 'std', seconds: 10 } as const
    return [
      { code, severity: 'error', ...set, listed: 'no' },
      { code, severity: 'warning', ...set, listed: 'no' },
      { code, severity: 'warning', ...set, listed: 'unknown' },
    ]
  }),
  { code: 'service/address', severity: 'error', about: 'settings', service: 'Custom service', reason: null },
  {
    ...{ code: 'service/address', severity: 'error', about: 'settings' },
    ...{ service: 'Custom service', reason: 'not-https' },
  },
  { code: 'tail/missing', severity: 'error', about: 'settings' },
  { code: 'model/missing', severity: 'error', about: 'settings' },
  { code: 'callback/address', severity: 'error', about: 'settings', address: 'here' },
  { code: 'tail/aspect', severity: 'warning', about: 'settings', size, photo: size },
  {
    ...{ code: 'photo/fitted', severity: 'warning', about: 'photo', which: 'photo', size },
    ...{ sent: size, bars: 'sides', enlarged: true },
  },
]

test.each(problems.map((problem) => [problem.code, problem] as const))(
  '%s is told in sentences',
  (_, problem) => {
    const { message, nextStep } = describeProblem(problem)
    for (const text of [message, nextStep]) expect(text).toMatch(/^[A-Zkm“].*[.]$/)
    expect(`${message} ${nextStep}`).not.toMatch(/undefined|NaN/)
  },
)

test('numbers are as people read them', () => {
  expect(describeProblem(problems[4]!).message).toContain('5.1 %')
  expect(describeProblem(problems[10]!)).toEqual({
    message: 'The prompt has 1,501 characters; the service takes 500.',
    nextStep: 'Shorten it by 1,001.',
  })
  expect([count(10_000), percent(0.26), bytesText(12), bytesText(850_000), bytesText(13_002_342)]).toEqual([
    '10,000',
    '26 %',
    '12 bytes',
    '830 KB',
    '12.4 MB',
  ])
})

test('the time since the last save is told in whole seconds and minutes', () => {
  expect([0, 4.9, 9.405, 59.99, 61, 185].map(editorWords.savedAgo)).toEqual([
    'saved just now',
    'saved just now',
    'saved 9 s ago',
    'saved 59 s ago',
    'saved 1 min ago',
    'saved 3 min ago',
  ])
})
