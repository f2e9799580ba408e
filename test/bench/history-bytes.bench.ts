// What undo holds after 200 strokes as a hand paints them on 12 megapixels, and what counting it costs a stroke.
import { LabelDraft } from '../../src-shared/labels/draft.ts'
import { paintLabels } from '../../src-shared/project/edits.ts'
import { commit, startHistory, type History } from '../../src-shared/project/history.ts'
import { historyBytes } from '../../src-shared/project/historySize.ts'
import { newProject } from '../../src-shared/project/project.ts'
import { photoOf } from '../support/projects.ts'
import { seeded } from '../support/random.ts'
import { figure } from './figures.ts'

const SIZE = { width: 4096, height: 3072 }
const STROKES = 200
const SAMPLES = 200
const STEP_PX = 6
const RADIUS = 40

const random = seeded(11)
const commits: number[] = []

/** A stroke of 200 samples that wanders, anywhere on the photo, with one of seven areas. */
function painted(history: History, label: number): History {
  const draft = new LabelDraft(history.present.labels)
  let at = { x: random() * SIZE.width, y: random() * SIZE.height }
  let direction = random() * 2 * Math.PI
  for (let i = 0; i < SAMPLES; i++) {
    direction += (random() - 0.5) * 0.5
    const next = { x: at.x + STEP_PX * Math.cos(direction), y: at.y + STEP_PX * Math.sin(direction) }
    // A hand stays on the photo: at its edge it turns.
    if (next.x < 0 || next.y < 0 || next.x > SIZE.width || next.y > SIZE.height) direction += Math.PI
    draft.capsule(at, next, RADIUS, label)
    at = next
  }
  const labels = draft.take()
  const start = performance.now()
  const after = commit(history, paintLabels('paint', labels))
  commits.push(performance.now() - start)
  return after
}

let history = startHistory(newProject(photoOf(SIZE)))
for (let i = 0; i < STROKES; i++) history = painted(history, 1 + (i % 7))
const bytes = historyBytes(history)
const last = commits.slice(-50).sort((a, b) => a - b)[25] ?? 0
figure(
  'history-bytes',
  `${history.past.length} strokes at 12 MP, ${((100 * bytes) / (STROKES * SIZE.width * SIZE.height)).toFixed(1)} % of whole copies; a commit near the end ${last.toFixed(2)} ms`,
  bytes / 1e6,
  'MB',
  '<= 100',
)
