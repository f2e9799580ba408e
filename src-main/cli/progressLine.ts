import { cliWords } from '../../src-shared/locales/en/cli.ts'
import type { OnProgress } from '../engines/engine.ts'
import type { CliContext } from './context.ts'

const BAR = 30
/** Erases what is left of a longer line before: the terminal's own code. */
const ERASE = '\x1b[K'

/** The line that tells how far a clip is: drawn again in place on a terminal, a line for every tenth elsewhere. */
export interface ProgressLine {
  readonly show: OnProgress
  /** Leaves the terminal at the start of a line. */
  end(): Promise<void>
}

/** `progressText`: what is said of so many done of all. */
export function progressLine(
  { stderr, isTty }: Pick<CliContext, 'stderr' | 'isTty'>,
  progressText = cliWords.progress,
): ProgressLine {
  // Writes follow each other: a command ends only when its last line is through.
  let writing = Promise.resolve()
  let shown = -1
  let shownStage: string | null = null
  return {
    show: (done, total, stage = 'frames') => {
      const steps = isTty ? 100 : 10
      const step = total > 0 ? Math.floor((steps * done) / total) : 0
      const isNew = stage !== shownStage
      if (step <= shown && !isNew) return
      shown = step
      shownStage = stage
      const words = stage === 'fill' ? cliWords.filling(done) : progressText(done, total)
      const text = isTty ? `\r${bar(done / Math.max(1, total))} ${words}${isNew ? ERASE : ''}` : `${words}\n`
      writing = writing.then(() => stderr(text))
    },
    end: async () => {
      if (isTty && shown >= 0) writing = writing.then(() => stderr('\n'))
      await writing
    },
  }
}

function bar(share: number): string {
  const full = Math.round(BAR * Math.min(1, share))
  return `[${'#'.repeat(full)}${' '.repeat(BAR - full)}]`
}
