import { RadioGroup } from '@base-ui/react/radio-group'
import { Radio } from '@base-ui/react/radio'
import { Columns2, SquareSplitHorizontal, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Size } from '../../src-shared/geometry/point.ts'
import { DEFAULT_FPS } from '../../src-shared/limits.ts'
import { pictureOf } from '../../src-shared/takePicture.ts'
import type { Take } from '../../src-shared/take.ts'
import { stopPreview } from '../canvas/preview.ts'
import { words } from '../locales/en.ts'
import { closeCompare, compare, compareOn, PREVIEW, type Pair, type Side } from '../stores/compare.ts'
import { editor } from '../stores/editor.ts'
import { session } from '../stores/session.ts'
import { takes } from '../stores/takes.ts'
import { Hint, IconButton } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Divider } from './Divider.tsx'
import { Picture, TakePicture } from './Picture.tsx'
import { PreviewPicture } from './PreviewPicture.tsx'
import type { Track, Transport } from './transport.ts'
import { TransportBar } from './TransportBar.tsx'
import { useSides } from './useSides.ts'
import { useFocusWhileOpen, useTransport, watchingKeys } from './useTransport.ts'

const { compare: own } = words.watching

/** One side as it is shown: a take with its clip, or the preview. */
interface Shown {
  readonly side: Side
  readonly take: Take | null
  readonly size: Size
  readonly track: Track
}

function useShown(side: Side | undefined): Shown | null {
  const take = useStore(takes, ({ byId }) => (side === undefined ? undefined : byId.get(side)))
  const photo = useStore(editor, ({ document }) => document?.history.present.photo)
  const seconds = useStore(editor, ({ document }) => document?.history.present.settings.durationSeconds ?? 5)
  if (side === undefined) return null
  if (side === PREVIEW) {
    return photo ? { side, take: null, size: photo, track: { seconds, fps: DEFAULT_FPS } } : null
  }
  const size = take && pictureOf(take)
  if (!take?.clip || !size) return null
  const { durationSeconds, fps } = take.clip
  return { side, take, size, track: { seconds: durationSeconds, fps } }
}

/** Two takes, or a take and the preview, in step: over the canvas until it is closed. */
export function Compare() {
  const pair = useStore(compare, (state) => state.pair)
  const left = useShown(pair?.left)
  const right = useShown(pair?.right)
  return left && right && <Comparison key={`${left.side} ${right.side}`} left={left} right={right} />
}

function Comparison({ left, right }: { left: Shown; right: Shown }) {
  const transport = useTransport([left.track, right.track])
  const place = useFocusWhileOpen<HTMLElement>(transport)
  useEffect(() => {
    stopPreview()
    // Who starts the preview on the canvas, or watches one take alone, wants to see that.
    return session.subscribe(({ preview, watching }) => {
      if (preview !== 'off' || watching !== null) closeCompare()
    })
  }, [])
  return (
    <section
      ref={place}
      className="compare"
      aria-label={own.label}
      tabIndex={-1}
      onKeyDown={watchingKeys(transport, closeCompare)}
    >
      <header className="player-head">
        <h2>{own.label}</h2>
        <LookChoice />
        <span className="grow" />
        <IconButton label={own.close} onClick={closeCompare}>
          <X size={16} />
        </IconButton>
      </header>
      <div className="compare-names">
        <SideChoice on="left" value={left.side} />
        <SideChoice on="right" value={right.side} />
      </div>
      <Pictures left={left} right={right} transport={transport} />
      <TransportBar transport={transport} />
    </section>
  )
}

function Pictures({ left, right, transport }: { left: Shown; right: Shown; transport: Transport }) {
  const look = useStore(compare, (state) => state.look)
  const [divider, setDivider] = useState(50)
  const panes = useRef<HTMLDivElement>(null)
  const names = new Map(useSides().map(({ value, label }) => [value, label]))
  const nameOf = ({ side }: Shown): string => names.get(side) ?? ''
  useEffect(() => panes.current?.style.setProperty('--divider', `${divider}%`), [divider])
  const picture = (shown: Shown, track: number) =>
    shown.take ? (
      <TakePicture
        take={shown.take}
        name={nameOf(shown)}
        transport={transport}
        track={track}
        size={left.size}
      />
    ) : (
      <PreviewPicture transport={transport} track={track} />
    )
  return (
    <div ref={panes} className={`compare-panes ${look}`}>
      <Picture size={left.size} className="left">
        {picture(left, 0)}
      </Picture>
      <Picture size={left.size} className="right">
        {picture(right, 1)}
      </Picture>
      {look === 'wipe' && (
        <Picture size={left.size} className="over">
          <Divider at={divider} left={nameOf(left)} right={nameOf(right)} onMove={setDivider} />
        </Picture>
      )}
    </div>
  )
}

/** What stands on a side; another choice takes its place. */
function SideChoice({ on, value }: { on: keyof Pair; value: Side }) {
  const sides = useSides()
  return (
    <Choice
      label={own[on]}
      value={value}
      options={sides}
      onChoose={(side) => compareOn(on, side)}
      className="quiet"
    />
  )
}

const LOOKS = [
  ['beside', Columns2],
  ['wipe', SquareSplitHorizontal],
] as const

function LookChoice() {
  const look = useStore(compare, (state) => state.look)
  return (
    <RadioGroup
      className="looks"
      aria-label={own.looks.label}
      value={look}
      onValueChange={(next) => compare.setState({ look: next === 'wipe' ? 'wipe' : 'beside' })}
    >
      {LOOKS.map(([value, Icon]) => (
        <Hint
          key={value}
          text={own.looks[value]}
          trigger={<Radio.Root value={value} className="look" aria-label={own.looks[value]} />}
        >
          <Icon size={16} />
        </Hint>
      ))}
    </RadioGroup>
  )
}
