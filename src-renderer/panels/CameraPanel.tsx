import { useStore } from 'zustand'
import { EASINGS, isNamed } from '../../src-shared/geometry/easing.ts'
import { MAX_CAMERA_PAN, MAX_CAMERA_TILT_DEGREES, MAX_CAMERA_ZOOM } from '../../src-shared/limits.ts'
import { changeSettings } from '../../src-shared/project/edits.ts'
import { FIRST_CAMERA, type Camera } from '../../src-shared/project/movement.ts'
import { words } from '../locales/en.ts'
import { commit, editor } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { CheckBox } from '../ui/CheckBox.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Figure } from '../ui/Figure.tsx'
import { Panel } from '../ui/Panel.tsx'

const text = words.movement

/** Where the picture's view goes in the clip: in numbers; the canvas shows where it ends. */
export function CameraPanel() {
  const camera = useStore(editor, ({ document }) => document?.history.present.settings.camera)
  const isLocal = useStore(session, (state) => state.engineId === 'local')
  if (camera === undefined) return null
  return (
    <Panel title={text.camera} aside={!isLocal && <span className="mark">{words.motion.computerOnly}</span>}>
      <CheckBox
        label={text.cameraOn}
        checked={camera !== null}
        onChange={(on) => commit(changeSettings({ camera: on ? FIRST_CAMERA : null }))}
      />
      {camera && <Fields camera={camera} />}
    </Panel>
  )
}

/** Comes with a project that has one. */
const CURVE = 'curve'
const SPEEDS = EASINGS.map((value) => ({ value, label: words.motion.easings[value] }))

function Fields({ camera }: { camera: Camera }) {
  const put = (patch: Partial<Camera>, run?: string): void =>
    commit(changeSettings({ camera: { ...camera, ...patch } }, run))
  const pan = { min: -100 * MAX_CAMERA_PAN, max: 100 * MAX_CAMERA_PAN, unit: text.percent }
  return (
    <div className="fields">
      <p className="muted small note">{text.cameraNote}</p>
      <div className="camera-fields">
        <span className="muted">{text.zoom}</span>
        <Figure
          label={text.zoomField}
          {...{ value: camera.zoom, min: 1, max: MAX_CAMERA_ZOOM, unit: text.times, step: 0.1 }}
          onFigure={(zoom, run) => put({ zoom }, run)}
        />
        <span className="muted">{text.tilt}</span>
        <Figure
          label={text.tiltField}
          {...{ value: camera.tiltDegrees, min: -MAX_CAMERA_TILT_DEGREES, max: MAX_CAMERA_TILT_DEGREES }}
          unit={text.degrees}
          onFigure={(tiltDegrees, run) => put({ tiltDegrees }, run)}
        />
        <span className="muted">{text.panX}</span>
        <Figure
          label={text.panXField}
          {...{ ...pan, value: camera.panX * 100 }}
          onFigure={(percent, run) => put({ panX: percent / 100 }, run)}
        />
        <span className="muted">{text.panY}</span>
        <Figure
          label={text.panYField}
          {...{ ...pan, value: camera.panY * 100 }}
          onFigure={(percent, run) => put({ panY: percent / 100 }, run)}
        />
      </div>
      <div className="row">
        <span className="muted">{words.motion.speed}</span>
        <span className="grow" />
        <Choice
          label={text.cameraSpeed}
          value={isNamed(camera.easing) ? camera.easing : CURVE}
          options={isNamed(camera.easing) ? SPEEDS : [...SPEEDS, { value: CURVE, label: words.paths.curve }]}
          onChoose={(easing) => easing !== CURVE && put({ easing })}
        />
      </div>
    </div>
  )
}
