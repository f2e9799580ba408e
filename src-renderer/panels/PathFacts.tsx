import { useStore } from 'zustand'
import { curveOf, EASINGS, isNamed } from '../../src-shared/geometry/easing.ts'
import { flatten } from '../../src-shared/geometry/path.ts'
import { lengthOf } from '../../src-shared/geometry/polyline.ts'
import { setEasing } from '../../src-shared/project/edits.ts'
import type { Group, Unpainted } from '../../src-shared/project/project.ts'
import { samplesOf } from '../../src-shared/service/samples.ts'
import { words } from '../locales/en.ts'
import { commit } from '../stores/editor.ts'
import { chosenAnchors, session } from '../stores/session.ts'
import { Choice } from '../ui/Choice.tsx'
import { PathTools } from './PathTools.tsx'
import { PointList } from './PointList.tsx'
import { SpeedCurvePanel } from './SpeedCurvePanel.tsx'

const CURVE = 'curve'
const OPTIONS = [
  ...EASINGS.map((value) => ({ value, label: words.motion.easings[value] })),
  { value: CURVE, label: words.paths.speedCurve },
] as const

/** What is known of a moving area's path, and what can be done with it. */
export function PathFacts({ group, project }: { group: Group; project: Unpainted }) {
  const anchors = useStore(session, (state) => state.anchors)
  const area = useStore(session, (state) => state.area)
  const { path, locked } = group
  if (!path) return null
  const length = lengthOf(flatten(path))
  const chosen = chosenAnchors({ anchors, area }, project)
  return (
    <div className="fields">
      <p className="fact">
        <span className="muted">{words.motion.path}</span>
        <span>{words.motion.length(length, length / project.photo.width)}</span>
      </p>
      <p className="fact" title={words.paths.samplesHint}>
        <span className="muted">{words.paths.chosen(chosen.length, path.anchors.length)}</span>
        <span>{words.paths.samples(samplesOf(path, project.photo).length)}</span>
      </p>
      <div className="row">
        <span className="muted">{words.motion.speed}</span>
        <span className="grow" />
        <Choice
          label={words.motion.speed}
          value={isNamed(path.easing) ? path.easing : CURVE}
          options={OPTIONS}
          disabled={locked}
          onChoose={(next) => commit(setEasing(group.id, next === CURVE ? curveOf(path.easing) : next))}
        />
      </div>
      {!isNamed(path.easing) && <SpeedCurvePanel id={group.id} curve={path.easing} disabled={locked} />}
      <PathTools group={group} project={project} />
      <PointList group={group} path={path} chosen={chosen} />
    </div>
  )
}
