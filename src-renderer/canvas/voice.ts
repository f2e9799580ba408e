import type { ImagePoint } from '../../src-shared/geometry/point.ts'
import { labelAt } from '../../src-shared/labels/labelMap.ts'
import { SPOKEN_EVERY_MS, STATIC_LABEL } from '../../src-shared/limits.ts'
import { words } from '../locales/en.ts'
import { currentProject } from '../stores/editor.ts'
import type { ToolId } from '../tools/tool.ts'
import { speak } from '../stores/voice.ts'

let spokenAt = 0
let waiting: ReturnType<typeof setTimeout> | null = null

/** What lies at a place: an area's name, or nothing. */
function areaAt({ x, y }: ImagePoint): string {
  const project = currentProject()
  const { width, height } = project?.photo ?? { width: 0, height: 0 }
  if (!project || x < 0 || y < 0 || x >= width || y >= height) return words.canvas.outside
  const label = labelAt(project.labels, Math.round(x), Math.round(y))
  if (label === STATIC_LABEL) return words.areas.frozen
  return project.groups.find((group) => group.label === label)?.name ?? words.canvas.unpainted
}

const say = (text: string): void => {
  if (waiting !== null) clearTimeout(waiting)
  waiting = null
  spokenAt = performance.now()
  speak(text)
}

/** Says where the cursor is: an arrow that is held down would drown everything, so only now and then, and at last. */
export function tellPlace(place: ImagePoint): void {
  const tell = (): void => say(words.canvas.at(Math.round(place.x), Math.round(place.y), areaAt(place)))
  if (waiting !== null) clearTimeout(waiting)
  const wait = spokenAt + SPOKEN_EVERY_MS - performance.now()
  waiting = wait > 0 ? setTimeout(tell, wait) : null
  if (wait <= 0) tell()
}

/** Says at once whether the tool is down now. */
export const tellPress = (down: boolean, place: ImagePoint): void =>
  say(
    (down ? words.canvas.pressed : words.canvas.released)(
      Math.round(place.x),
      Math.round(place.y),
      areaAt(place),
    ),
  )

/** Says what was taken in hand by a key: its button, which a screen reader would read, has not the focus. */
export function tellHand(tool: ToolId, area: string): void {
  say(words.canvas.inHand(words.actions[`tool.${tool}`], area))
}
