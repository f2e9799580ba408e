import { useStore } from 'zustand'
import { EASINGS, isNamed } from '../../src-shared/geometry/easing.ts'
import { MAX_CAMERA_PAN, MAX_CAMERA_TILT_DEGREES, MAX_CAMERA_ZOOM } from '../../src-shared/limits.ts'
import { changeSettings } from '../../src-shared/project/edits.ts'
import { FIRST_CAMERA, type Camera } from '../../src-shared/project/movement.ts'
import { words } from '../locales/en.ts'
import { commit, editor, seal } from '../stores/editor.ts'
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
        onChange={(on) => {
          // A step of its own, which later ones do not join.
          commit(changeSettings({ camera: on ? FIRST_CAMERA : null }))
          seal()
        }}
      />
      {camera && <Fields camera={camera} />}
    </Panel>
  )
}

/** Comes with a project that has one. */
const CURVE = 'curve'
const SPEEDS = EASINGS.map((value) => ({ value, label: words.motion.easings[value] }))

function Fields({ camera }: { camera: Camera }) {
  const put = (patch: Partial<Camera>): void => commit(changeSettings({ camera: { ...camera, ...patch } }))
  const pan = { min: -100 * MAX_CAMERA_PAN, max: 100 * MAX_CAMERA_PAN, unit: text.percent }
  return (
    <div className="fields">
      <p className="muted small note">{text.cameraNote}</p>
      <div className="camera-fields">
        <span className="muted">{text.zoom}</span>
        <Figure
          label={text.zoomField}
          {...{ value: camera.zoom, min: 1, max: MAX_CAMERA_ZOOM, unit: text.times, step: 0.1 }}
          onFigure={(zoom) => put({ zoom })}
        />
        <span className="muted">{text.tilt}</span>
        <Figure
          label={text.tiltField}
          {...{ value: camera.tiltDegrees, min: -MAX_CAMERA_TILT_DEGREES, max: MAX_CAMERA_TILT_DEGREES }}
          unit={text.degrees}
          onFigure={(tiltDegrees) => put({ tiltDegrees })}
        />
        <span className="muted">{text.panX}</span>
        <Figure
          label={text.panXField}
          {...{ ...pan, value: camera.panX * 100 }}
          onFigure={(percent) => put({ panX: percent / 100 })}
        />
        <span className="muted">{text.panY}</span>
        <Figure
          label={text.panYField}
          {...{ ...pan, value: camera.panY * 100 }}
          onFigure={(percent) => put({ panY: percent / 100 })}
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
