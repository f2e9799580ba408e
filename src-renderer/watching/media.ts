/** What can be played, paused and sought: a clip in a <video>, or in the place of one a clock. */
export interface Media {
  /** Where it stands, seconds from its start. */
  readonly seconds: number
  readonly isPaused: boolean
  readonly isSeeking: boolean
  /** Whether it has come to its own end, which may be a little before or after the one that was noted of it. */
  readonly hasEnded: boolean
  seek(seconds: number): void
  setSpeed(rate: number): void
  /** Resolves when it plays, or cannot. */
  play(): Promise<void>
  pause(): void
  /** Resolves when it shows the place that it was last sent to, or cannot. */
  settled(): Promise<void>
}

/** A <video>. Sent to several places in a row, it goes to the first and to the last of them. */
export function videoMedia(video: HTMLVideoElement): Media {
  /** Where it goes next, once it is where it is on its way to. */
  let next: number | null = null
  video.addEventListener('seeked', () => {
    if (next === null) return
    video.currentTime = next
    next = null
  })
  const isReady = (): boolean =>
    video.error !== null || (!video.seeking && next === null && video.readyState >= video.HAVE_CURRENT_DATA)
  return {
    get seconds() {
      return video.currentTime
    },
    get isPaused() {
      return video.paused
    },
    get isSeeking() {
      return video.seeking
    },
    get hasEnded() {
      return video.ended
    },
    seek(seconds) {
      if (video.seeking) next = seconds
      else if (video.currentTime !== seconds) video.currentTime = seconds
    },
    setSpeed(rate) {
      if (video.playbackRate !== rate) video.playbackRate = rate
    },
    play: () => video.play().catch(() => undefined),
    pause: () => video.pause(),
    async settled() {
      while (!isReady()) await nextOf(video, ['seeked', 'loadeddata', 'canplay', 'error'])
    },
  }
}

function nextOf(video: HTMLVideoElement, events: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const heard = new AbortController()
    const listener = (): void => {
      heard.abort()
      resolve()
    }
    for (const event of events) video.addEventListener(event, listener, { signal: heard.signal })
  })
}

/** A clock that can be played, paused and set as a clip can, and never has to load anything. `now` in milliseconds. */
export function clockMedia(now: () => number = () => performance.now()): Media {
  let at = 0
  let speed = 1
  /** When it was last looked at while it runs; null while it stands. */
  let since: number | null = null
  const catchUp = (): number => {
    const time = now()
    if (since !== null) {
      at += (speed * (time - since)) / 1000
      since = time
    }
    return time
  }
  return {
    get seconds() {
      catchUp()
      return at
    },
    get isPaused() {
      return since === null
    },
    isSeeking: false,
    hasEnded: false,
    seek(seconds) {
      catchUp()
      at = seconds
    },
    setSpeed(rate) {
      catchUp()
      speed = rate
    },
    play() {
      since = catchUp()
      return Promise.resolve()
    },
    pause() {
      catchUp()
      since = null
    },
    settled: () => Promise.resolve(),
  }
}
