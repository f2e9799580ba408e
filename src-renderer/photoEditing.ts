import { sameAspect } from '../src-shared/geometry/point.ts'
import { changePhoto } from '../src-shared/photo/changePhoto.ts'
import { isTooLarge, type Frame } from '../src-shared/photo/frame.ts'
import { carryOf, fittedCarry, isIdle, type Reframe } from '../src-shared/photo/reframe.ts'
import { call } from './bridge.ts'
import { loadPicture } from './canvas/photoLoader.ts'
import { stopPreview } from './canvas/preview.ts'
import { choosePhoto } from './files.ts'
import { words } from './locales/en.ts'
import { closeCompare } from './stores/compare.ts'
import { commit, currentProject, editor } from './stores/editor.ts'
import { framing, startFraming, stopFraming, turnFraming } from './stores/framing.ts'
import { say, sayError } from './stores/notices.ts'
import { session } from './stores/session.ts'
import { startWork, work } from './stores/work.ts'
import type { ToolId } from './tools/tool.ts'

type Change = 'cropPhoto' | 'turnPhoto' | 'straightenPhoto'

/** The tool that was in the hand before. */
let before: ToolId = 'brush'

/** Puts the frame away and takes up the tool of before. */
export const leaveCrop = (): void => session.setState({ tool: before })

export const isFrameUsable = (frame: Frame): boolean => !isTooLarge(frame)

/** Cuts and straightens the photo as its frame says. */
export async function applyCrop(): Promise<void> {
  const project = currentProject()
  const { now } = framing.getState()
  // The first press is still being worked at.
  if (!project || !now || work.getState().text !== null || !isFrameUsable(now.frame)) return
  const how = { kind: 'frame', ...now.frame } as const
  if (isIdle(project.photo, how)) leaveCrop()
  else if (await change(now.frame.degrees === 0 ? 'cropPhoto' : 'straightenPhoto', how)) leaveCrop()
}

export const turnPhoto = (quarters: 1 | 3): Promise<boolean> =>
  change('turnPhoto', { kind: 'turn', quarters })

/** Has main make the photo anew and puts it in the place of the one that is there. True when that is done. */
async function change(name: Change, how: Reframe): Promise<boolean> {
  const photo = currentProject()?.photo
  if (!photo) return false
  const isWanted = startWork(words.photo.working[name])
  const made = await call('photo:reframe', { photo, how })
  // It is there to be seen before it takes the old one's place: nothing flickers.
  if (made.ok) await loadPicture(made.value)
  if (!isWanted()) return false
  if (!made.ok) {
    sayError(made.error)
    return false
  }
  // The person may have gone on painting, which is carried along; on another photo it would be nonsense.
  if (currentProject()?.photo.id !== photo.id) return false
  const { now } = framing.getState()
  commit(changePhoto(name, made.value, carryOf(photo, how)))
  if (how.kind === 'turn') turnFraming(now, how.quarters)
  return true
}

/** Puts another photo in the place of the open one; areas and paths stay, where they fit. */
export async function replacePhoto(): Promise<void> {
  const photo = await choosePhoto()
  const old = currentProject()?.photo
  if (!photo || !old) return
  const { replaced } = words.photo
  commit(changePhoto('replacePhoto', photo, fittedCarry(old, photo)))
  if (photo.id === old.id) say(replaced.same)
  else if (photo.width === old.width && photo.height === old.height) say(replaced.asTheyAre)
  else say(replaced.done, sameAspect(old, photo) ? replaced.scaled : replaced.fitted)
}

/** Whose frame is on the canvas: a photo that takes another's place begins with a new one. */
let framed: string | null = null

function followTool(): void {
  const { tool } = session.getState()
  const photo = tool === 'crop' ? (currentProject()?.photo ?? null) : null
  if (photo?.id === framed || (photo === null && framed === null)) return
  framed = photo?.id ?? null
  if (photo) startFraming(photo)
  else stopFraming()
}

session.subscribe((state, last) => {
  if (state.tool === last.tool) return
  if (state.tool === 'crop') {
    before = last.tool
    stopPreview()
    closeCompare()
  }
  followTool()
})
editor.subscribe(followTool)
