import type { Problem } from '../../project/problems.ts'
import { problemWords, type ProblemTable, type ProblemWords } from '../words.ts'
import { count, percent, sizeText } from './figures.ts'
import { BARS } from './sent.ts'
import { ADDRESSES } from './serviceErrors.ts'

const words = (message: string, nextStep: string): ProblemWords => ({ message, nextStep })

const quoted = (name: string): string => (name === '' ? 'this moving area' : `“${name}”`)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const tooLong = (which: string, length: number, limit: number): ProblemWords =>
  words(
    `The ${which} has ${count(length)} characters; the service takes ${count(limit)}.`,
    `Shorten it by ${count(length - limit)}.`,
  )

const PICTURES = { photo: 'photo', tail: 'end photo' } as const

type OfModel = Extract<Problem, { readonly code: 'model/no-masks' | 'model/no-end-frame' }>

function notTaken(
  { severity, model, quality, seconds, listed }: OfModel,
  { none, some, instead, known }: Readonly<Record<'none' | 'some' | 'instead' | 'known', string>>,
): ProblemWords {
  const at = `at ${quality}, ${count(seconds)} s`
  if (severity === 'error') return words(`${model} takes ${none} ${at}.`, instead)
  return words(
    listed === 'no'
      ? `By Kling’s list ${model} takes ${none} ${at}; your service may differ.`
      : `It is not known whether ${model} takes ${some} ${at}.`,
    `Try it if you like; ${known}`,
  )
}

const TABLE: ProblemTable = {
  'motion/nothing-moves': () =>
    words('Nothing moves yet.', 'Add a moving area, paint what moves and draw its path.'),
  'area/empty': ({ name }) =>
    words(`${capital(quoted(name))} has nothing painted.`, 'Paint what moves, or remove the area.'),
  'area/painted-over': ({ name, by }) =>
    words(
      `${capital(quoted(name))} was painted over by ${by === null ? 'the frozen area' : quoted(by)}: it has no pixel left.`,
      'Undo that, paint it again, or remove the area.',
    ),
  'path/missing': ({ name }) => words(`${capital(quoted(name))} has no path.`, 'Draw where it goes.'),
  'path/too-short': ({ name }) => words(`The path of ${quoted(name)} goes nowhere.`, 'Draw a longer path.'),
  'path/short-for-service': ({ name, share, least }) =>
    words(
      `The path of ${quoted(name)} is as long as ${percent(share)} of the photo’s width.`,
      `The service tends to ignore paths under ${percent(least)}: make it longer.`,
    ),
  'path/outside': ({ name }) =>
    words(
      `The path of ${quoted(name)} leaves the photo.`,
      'Keep it inside: the service takes points on the photo only, so it would be cut at the edge.',
    ),
  'path/starts-outside': ({ name }) =>
    words(
      `The path of ${quoted(name)} starts outside its area.`,
      'Start it on what moves: it moves beside the path otherwise, and a service looks there for what to take along.',
    ),
  'path/sweeps-frozen': ({ name, share }) =>
    words(
      `On its way ${percent(share)} of ${quoted(name)} runs into the frozen area.`,
      'It goes behind it here, and a service bends what meets frozen pixels: lead it around, or freeze less.',
    ),
  'photo/too-small': ({ which, size, least }) =>
    words(
      `The ${PICTURES[which]} is ${sizeText(size)}; the service needs ${count(least)} pixels on each side.`,
      'Use a larger one, fit it for sending, or render with this computer.',
    ),
  'photo/aspect': ({ which, size }) =>
    words(
      `The ${PICTURES[which]} is ${sizeText(size)}; the service takes shapes from 1:2.5 to 2.5:1.`,
      'Crop it, fit it for sending, or render with this computer.',
    ),
  'photo/fitted': ({ which, size, sent, bars, enlarged }) =>
    words(
      `The ${PICTURES[which]} of ${sizeText(size)} is sent at ${sizeText(sent)}${bars === null ? '' : ` with bars ${BARS[bars]}`}.`,
      [
        ...(enlarged ? ['Enlarging adds no detail; a larger photo would.'] : []),
        ...(bars === null ? [] : ['The bars stay in the clip.']),
      ].join(' '),
    ),
  'service/address': ({ service, reason }) =>
    reason === null
      ? words(`${service} has no address yet.`, 'Enter where it is, like https://api.example.com/kling.')
      : words(`The address of ${service} ${ADDRESSES[reason].what}.`, `${ADDRESSES[reason].next}.`),
  'prompt/too-long': ({ length, limit }) => tooLong('prompt', length, limit),
  'prompt/negative-too-long': ({ length, limit }) => tooLong('negative prompt', length, limit),
  'prompt/stills': ({ word }) =>
    words(
      `The word “${word}” in the prompt tends to stop all motion.`,
      'Leave it out; the path and its easing set the speed.',
    ),
  'model/no-masks': (found) =>
    notTaken(found, {
      ...{ none: 'no painted areas', some: 'painted areas' },
      instead: 'Choose kling-v1 with 5 s, or send the last frame of your preview as the end frame.',
      known: 'kling-v1 with 5 s is known to take them.',
    }),
  'model/no-end-frame': (found) =>
    notTaken(found, {
      ...{ none: 'no end frame', some: 'an end frame' },
      instead: 'Choose another model, quality or length, or send the photo alone.',
      known: 'kling-v2-5-turbo at pro is known to take one.',
    }),
  'model/missing': () => words('No model is named.', 'Name one; kling-v1 takes painted areas.'),
  'callback/address': ({ address }) =>
    words(
      `The callback address “${address.slice(0, 80)}” is no web address.`,
      'Give one that begins with https://, or leave it out.',
    ),
  'tail/missing': () => words('There is no end photo yet.', 'Choose the photo that the clip ends with.'),
  'tail/aspect': ({ size, photo }) =>
    words(
      `The end photo is ${sizeText(size)} and the photo is ${sizeText(photo)}: they differ in shape.`,
      'Crop the end photo to the shape of the photo, or the service will stretch it.',
    ),
}

/** The words of every problem: what stands in the way, and the way out. */
export const describeProblem = (problem: Problem): ProblemWords => problemWords(TABLE, problem)
