import { createStore } from 'zustand/vanilla'
import { correction } from './inStep.ts'
import type { Media } from './media.ts'

/** One of the clips that play together: how long it is and how many frames a second it has. */
export interface Track {
  readonly seconds: number
  readonly fps: number
}

export interface TransportState {
  readonly isPlaying: boolean
  /** The time that all stand at, from the start. */
  readonly seconds: number
  /** The longest clip's length. */
  readonly total: number
  /** Frames a second of the clip with the most. */
  readonly fps: number
  readonly loops: boolean
}

/** A time this little into a frame is certainly that frame's, whatever its time was rounded to; seconds. */
const INTO_FRAME = 0.001

/**
 * One play button and one time for all clips: they start, stand and are sought together, and are kept in step while
 * they play. The longest leads; one that is over holds its last frame.
 */
export class Transport {
  readonly state
  private readonly media = new Map<number, Media>()
  private readonly leading: number
  /** Counts plays, pauses and seeks: what was begun before the latest of them goes no further. */
  private turn = 0

  constructor(
    private readonly tracks: readonly Track[],
    loops: boolean,
  ) {
    const total = Math.max(...tracks.map(({ seconds }) => seconds))
    const fps = Math.max(...tracks.map((track) => track.fps))
    this.leading = tracks.findIndex(({ seconds }) => seconds === total)
    this.state = createStore<TransportState>(() => ({ isPlaying: false, seconds: 0, total, fps, loops }))
  }

  /** Gives a track its video, or what is in the place of one, until the returned function is called. */
  attach(track: number, media: Media): () => void {
    this.media.set(track, media)
    media.seek(this.placeIn(track, this.state.getState().seconds))
    if (this.state.getState().isPlaying) this.play()
    return () => {
      media.pause()
      if (this.media.get(track) === media) this.media.delete(track)
    }
  }

  toggle(): void {
    if (this.state.getState().isPlaying) this.pause()
    else this.play()
  }

  play(): void {
    const { seconds } = this.state.getState()
    const from = seconds >= this.lastFrame() ? 0 : seconds
    this.state.setState({ isPlaying: true, seconds: from })
    this.standAt(from)
    void this.run(this.turn)
  }

  pause(): void {
    const lead = this.media.get(this.leading)
    const { isPlaying, seconds } = this.state.getState()
    const at = isPlaying && lead ? Math.min(this.lastFrame(), this.frameStart(lead.seconds)) : seconds
    this.state.setState({ isPlaying: false, seconds: at })
    this.standAt(at)
  }

  /** Goes to a time, and plays on from there if it played. */
  seek(seconds: number): void {
    const { isPlaying, total } = this.state.getState()
    const to = Math.min(total, Math.max(0, seconds))
    this.state.setState({ seconds: to })
    this.standAt(to)
    if (isPlaying) void this.run(this.turn)
  }

  /** Stands still, so many frames on or back. */
  step(frames: number): void {
    this.pause()
    const { seconds, fps } = this.state.getState()
    this.seek(Math.min(this.lastFrame(), this.frameStart(seconds) + frames / fps))
  }

  setLoops(loops: boolean): void {
    this.state.setState({ loops })
  }

  private frameStart(seconds: number): number {
    const { fps } = this.state.getState()
    return Math.floor(seconds * fps + 0.01) / fps
  }

  private lastFrame(): number {
    const { total, fps } = this.state.getState()
    return Math.max(0, Math.ceil(total * fps - 0.01) - 1) / fps
  }

  private lengthOf(track: number): Track {
    return this.tracks[track] ?? { seconds: 0, fps: 1 }
  }

  /** A time of the whole as a time of one clip. */
  private placeIn(track: number, seconds: number): number {
    const { seconds: length, fps } = this.lengthOf(track)
    return Math.max(0, Math.min(seconds + INTO_FRAME, length - 0.5 / fps))
  }

  private isOver(track: number, seconds: number): boolean {
    const { seconds: length, fps } = this.lengthOf(track)
    return seconds >= length - 0.5 / fps
  }

  /** Stops whatever is under way and has all stand at a time. */
  private standAt(seconds: number): void {
    this.turn++
    this.media.forEach((media, track) => {
      media.pause()
      media.setSpeed(1)
      media.seek(this.placeIn(track, seconds))
    })
  }

  /** Plays all that are not over, from when all stand where they should. */
  private async run(mine: number): Promise<void> {
    await Promise.all([...this.media.values()].map((media) => media.settled()))
    if (mine !== this.turn) return
    const { seconds } = this.state.getState()
    const starting = [...this.media].filter(([track]) => !this.isOver(track, seconds))
    await Promise.all(starting.map(([, media]) => media.play()))
    while (mine === this.turn) {
      await nextFrame()
      if (mine === this.turn) this.follow()
    }
  }

  /** Takes the leading clip's time for the time of all, and brings the others to it. */
  private follow(): void {
    const lead = this.media.get(this.leading)
    if (!lead) return
    const now = lead.seconds
    if (lead.hasEnded || this.isOver(this.leading, now)) {
      const { loops, total } = this.state.getState()
      this.state.setState({ seconds: total })
      if (loops) this.play()
      else this.pause()
      return
    }
    this.state.setState({ seconds: now })
    this.media.forEach((media, track) => {
      if (track !== this.leading) this.bring(media, track, now)
    })
  }

  private bring(media: Media, track: number, now: number): void {
    if (this.isOver(track, now)) {
      if (media.isPaused) return
      media.pause()
      media.seek(this.placeIn(track, now))
    } else if (!media.isSeeking) {
      const need = correction(now, media.seconds)
      if (need.kind === 'jump') media.seek(this.placeIn(track, need.seconds))
      else media.setSpeed(need.rate)
    }
  }
}

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
