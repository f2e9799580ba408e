import { Dialog } from '@base-ui/react/dialog'
import { useState, type ReactNode } from 'react'
import { printKeyframes } from '../../src-shared/exchange/afterEffects.ts'
import { PATH_FORMATS, type PathFormat } from '../../src-shared/exchange/formats.ts'
import { printCsv } from '../../src-shared/exchange/pathCsv.ts'
import { printJson, type NamedPath } from '../../src-shared/exchange/pathJson.ts'
import { printTracks } from '../../src-shared/exchange/pathTracks.ts'
import { timedPoints } from '../../src-shared/exchange/timed.ts'
import { DEFAULT_FPS, MAX_FPS, MAX_TRACK_POINTS, MIN_FPS, TRACK_POINTS } from '../../src-shared/limits.ts'
import { PATH_FORMAT_NAMES } from '../../src-shared/locales/en/paths.ts'
import type { Project } from '../../src-shared/project/project.ts'
import { words } from '../locales/en.ts'
import { activeGroup } from '../pathEditing.ts'
import { savePathText } from '../pathExchange.ts'
import { copyText } from '../requests.ts'
import { currentProject } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { FigureField } from '../ui/FigureField.tsx'

/** How the path is written. */
interface Order {
  readonly format: PathFormat
  readonly areas: 'one' | 'all'
  readonly points: 'own' | 'even'
  readonly count: number
  readonly fps: number
}

const FIRST: Order = { format: 'json', areas: 'one', points: 'own', count: TRACK_POINTS, fps: DEFAULT_FPS }
/** Formats that hold several paths. */
const hasMany = (format: PathFormat): boolean => format === 'json' || format === 'tracks'
/** So much of a text is shown, characters. */
const SHOWN = 1500

const close = (): void => session.setState({ dialog: null })

function textOf(order: Order, own: NamedPath, all: readonly NamedPath[], project: Project): string {
  const { path } = own
  const written = order.areas === 'all' ? all : [own]
  switch (order.format) {
    case 'json':
      return printJson(written, project.photo)
    case 'csv':
      return printCsv(order.points === 'own' ? path.anchors : timedPoints(path, order.count))
    case 'tracks':
      return printTracks(
        written.map((one) => one.path),
        order.count,
      )
    case 'after-effects': {
      const { durationSeconds: seconds } = project.settings
      return printKeyframes(path, { fps: order.fps, seconds, size: project.photo })
    }
  }
}

/** Writes the chosen area's path, or all paths, as numbers: into the clipboard or a file. */
export function ExportPath() {
  const [order, setOrder] = useState(FIRST)
  const project = currentProject()
  const group = activeGroup()
  if (!project || !group?.path) return null
  const own = { name: group.name, path: group.path }
  const all = project.groups.flatMap(({ name, path }) => (path ? [{ name, path }] : []))
  const text = textOf(order, own, all, project)
  const save = async (): Promise<void> => {
    if (await savePathText(order.format, text)) close()
  }
  const copy = (): void => {
    void copyText(text, words.paths.copiedText(PATH_FORMAT_NAMES[order.format]))
    close()
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="dialog-title">{words.paths.exportTitle}</Dialog.Title>
          <Fields order={order} onOrder={setOrder} own={own} seconds={project.settings.durationSeconds} />
          <pre className="request-text path-text" role="region" aria-label={words.paths.preview} tabIndex={0}>
            {text.slice(0, SHOWN)}
            {text.length > SHOWN && `\n${words.paths.shortened(text.length)}`}
          </pre>
          <div className="dialog-buttons">
            <Button onClick={close}>{words.dialogs.cancel}</Button>
            <span className="grow" />
            <Button onClick={copy}>{words.paths.copy}</Button>
            <Button look="primary" autoFocus onClick={() => void save()}>
              {words.paths.save}
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface FieldsProps {
  readonly order: Order
  readonly onOrder: (order: Order) => void
  readonly own: NamedPath
  readonly seconds: number
}

const FORMATS = PATH_FORMATS.map((value) => ({ value, label: PATH_FORMAT_NAMES[value] }))

function Fields({ order, onOrder, own, seconds }: FieldsProps) {
  const { format, areas, points, count, fps } = order
  const isCounted = format === 'tracks' || (format === 'csv' && points === 'even')
  return (
    <div className="path-order">
      <Field label={words.paths.format}>
        <Choice
          label={words.paths.format}
          value={format}
          options={FORMATS}
          onChoose={(next) => onOrder({ ...order, format: next })}
        />
      </Field>
      {hasMany(format) && (
        <Field label={words.paths.which}>
          <Choice
            label={words.paths.which}
            value={areas}
            options={[
              { value: 'one', label: words.paths.oneArea(own.name) },
              { value: 'all', label: words.paths.everyArea },
            ]}
            onChoose={(next) => onOrder({ ...order, areas: next })}
          />
        </Field>
      )}
      {format === 'csv' && (
        <Field label={words.paths.whichPoints}>
          <Choice
            label={words.paths.whichPoints}
            value={points}
            options={[
              { value: 'own', label: words.paths.ownPoints(own.path.anchors.length) },
              { value: 'even', label: words.paths.evenPoints },
            ]}
            onChoose={(next) => onOrder({ ...order, points: next })}
          />
        </Field>
      )}
      {isCounted && (
        <Field label={words.paths.count}>
          <FigureField
            label={words.paths.count}
            {...{ value: count, min: 2, max: MAX_TRACK_POINTS, whole: true }}
            onFigure={(next) => onOrder({ ...order, count: next })}
          />
        </Field>
      )}
      {format === 'after-effects' && (
        <Field label={words.paths.fps} note={words.paths.seconds(seconds)}>
          <FigureField
            label={words.paths.fps}
            {...{ value: fps, min: MIN_FPS, max: MAX_FPS, whole: true }}
            onFigure={(next) => onOrder({ ...order, fps: next })}
          />
        </Field>
      )}
    </div>
  )
}

function Field({ label, note, children }: { label: string; note?: string; children: ReactNode }) {
  return (
    <div className="row">
      <span className="muted">{label}</span>
      <span className="grow" />
      {note !== undefined && <span className="muted">{note}</span>}
      {children}
    </div>
  )
}
