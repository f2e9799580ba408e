import { useEffect, useState, type ReactNode } from 'react'
import {
  CLIP_SIZES,
  loopsFor,
  wantedSize,
  type ClipSize,
  type ExportChoice,
  type ExportSource,
} from '../../src-shared/clips/exportChoice.ts'
import {
  MAX_CLIP_SIDE,
  MAX_FPS,
  MAX_OFFERED_SECONDS,
  MIN_CUSTOM_SIDE,
  MIN_FPS,
  MIN_OFFERED_SECONDS,
  OFFERED_FPS,
} from '../../src-shared/limits.ts'
import { CLIP_FORMATS, FITS, WEBM_CODECS, type Loop } from '../../src-shared/motion/clipSpec.ts'
import { FRAME_SHAPES } from '../../src-shared/motion/framing.ts'
import { words } from '../locales/en.ts'
import { supportedCodec } from '../render/clipEncoder.ts'
import { Choice } from '../ui/Choice.tsx'
import { FigureField } from '../ui/FigureField.tsx'

const text = words.exporting

interface FieldsProps {
  readonly choice: ExportChoice
  readonly source: ExportSource
  readonly seconds: number
  readonly onChoice: (patch: Partial<ExportChoice>) => void
  readonly onSeconds: (seconds: number) => void
}

/** How a clip is to be exported, a line for each question that there is. */
export function ExportFields({ choice, source, seconds, onChoice, onSeconds }: FieldsProps) {
  const { format, shape, size } = choice
  const { own, isClip } = source
  return (
    <div className="path-order">
      <Field label={text.format}>
        <Choice
          label={text.format}
          value={format}
          options={CLIP_FORMATS.map((value) => ({ value, label: text.formats[value] }))}
          onChoose={(next) => onChoice({ format: next })}
        />
      </Field>
      {format === 'webm' && <CodecField choice={choice} onChoice={onChoice} />}
      {size !== 'custom' && (
        <Field label={text.shape}>
          <Choice
            label={text.shape}
            value={shape}
            options={FRAME_SHAPES.map((value) => ({ value, label: text.shapes[value] }))}
            onChoose={(next) => onChoice({ shape: next })}
          />
        </Field>
      )}
      {(size === 'custom' || shape !== 'photo') && (
        <Field label={text.by}>
          <Choice
            label={text.by}
            value={choice.by}
            options={FITS.map((value) => ({ value, label: text.bys[value] }))}
            onChoose={(next) => onChoice({ by: next })}
          />
        </Field>
      )}
      <SizeField choice={choice} source={source} onChoice={onChoice} />
      <FpsField choice={choice} own={own.fps} onChoice={onChoice} />
      <Field label={isClip ? text.lengthUsed : text.length}>
        <FigureField
          label={isClip ? text.lengthUsed : text.length}
          value={seconds}
          min={isClip ? Math.min(MIN_OFFERED_SECONDS, own.durationSeconds) : MIN_OFFERED_SECONDS}
          max={isClip ? own.durationSeconds : MAX_OFFERED_SECONDS}
          onFigure={onSeconds}
        />
      </Field>
      <LoopField choice={choice} source={source} onChoice={onChoice} />
    </div>
  )
}

type PartProps = Pick<FieldsProps, 'choice' | 'onChoice'>

/** Not every computer writes AV1. */
function CodecField({ choice, onChoice }: PartProps) {
  const [hasAv1, setHasAv1] = useState(true)
  useEffect(() => {
    const state = { left: false }
    void supportedCodec('webm', { width: 1280, height: 720 }, 30, 'av1').then((codec) => {
      if (!state.left) setHasAv1(codec !== null)
    })
    return () => void (state.left = true)
  }, [])
  return (
    <Field label={text.codec}>
      <Choice
        label={text.codec}
        value={choice.codec}
        options={WEBM_CODECS.map((value) => ({
          value,
          label: text.codecs[value],
          refused: value === 'av1' && !hasAv1 ? text.noCodec : undefined,
        }))}
        onChoose={(codec) => onChoice({ codec })}
      />
    </Field>
  )
}

function SizeField({ choice, source, onChoice }: PartProps & Pick<FieldsProps, 'source'>) {
  const labelOf = (value: ClipSize): string => {
    if (value === 'custom') return text.sizes.custom
    const { width, height } = wantedSize({ ...choice, size: value }, source)
    return text.sizes[value](text.sizeText(width, height))
  }
  const sides = { min: MIN_CUSTOM_SIDE, max: MAX_CLIP_SIDE, whole: true }
  // A service's clip has no photo of its own.
  const sizes = CLIP_SIZES.filter((value) => value !== 'source' || !source.isClip)
  return (
    <>
      <Field label={text.size}>
        <Choice
          label={text.size}
          value={choice.size}
          options={sizes.map((value) => ({ value, label: labelOf(value) }))}
          onChoose={(size) => onChoice({ size, ...(size === 'custom' && wantedSize(choice, source)) })}
        />
      </Field>
      {choice.size === 'custom' && (
        <Field label="">
          <FigureField
            label={text.width}
            value={choice.width}
            {...sides}
            onFigure={(width) => onChoice({ width })}
          />
          <span className="muted">{text.times}</span>
          <FigureField
            label={text.height}
            value={choice.height}
            {...sides}
            onFigure={(height) => onChoice({ height })}
          />
        </Field>
      )}
    </>
  )
}

const OWN = 'own'
const OTHER = 'other'

interface FpsFieldProps {
  readonly choice: Pick<ExportChoice, 'fps'>
  readonly own: number
  /** How it is called that the own one is kept. */
  readonly ownText?: (fps: number) => string
  readonly onChoice: (patch: { fps: number | null }) => void
}

/** Frames a second: the usual ones, or any whole number. */
export function FpsField({ choice: { fps }, own, ownText = text.ownFps, onChoice }: FpsFieldProps) {
  const isOffered = fps !== null && OFFERED_FPS.some((offered) => offered === fps)
  const [other, setOther] = useState(fps !== null && !isOffered)
  const value = other ? OTHER : fps === null ? OWN : `${fps}`
  return (
    <Field label={text.fps}>
      {other && (
        <FigureField
          label={text.fpsFigure}
          {...{ value: fps ?? own, min: MIN_FPS, max: MAX_FPS, whole: true }}
          onFigure={(next) => onChoice({ fps: next })}
        />
      )}
      <Choice
        label={text.fps}
        value={value}
        options={[
          { value: OWN, label: ownText(own) },
          ...OFFERED_FPS.filter((offered) => offered !== own).map((offered) => ({
            value: `${offered}`,
            label: `${offered}`,
          })),
          { value: OTHER, label: text.otherFps },
        ]}
        onChoose={(next) => {
          setOther(next === OTHER)
          if (next !== OTHER) onChoice({ fps: next === OWN ? null : Number(next) })
        }}
      />
    </Field>
  )
}

function LoopField({ choice, source, onChoice }: PartProps & Pick<FieldsProps, 'source'>) {
  const loops = loopsFor(source)
  const value: Loop | 'own' = choice.loop !== null && loops.includes(choice.loop) ? choice.loop : OWN
  return (
    <Field label={text.loop}>
      <Choice<Loop | 'own'>
        label={text.loop}
        value={value}
        options={[
          { value: OWN, label: text.ownLoop(source.own.loop) },
          ...loops.map((loop) => ({ value: loop, label: text.loops[loop] })),
        ]}
        onChoose={(loop) => onChoice({ loop: loop === OWN ? null : loop })}
      />
    </Field>
  )
}

export function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="row">
      <span className="muted">{label}</span>
      <span className="grow" />
      {children}
    </div>
  )
}
