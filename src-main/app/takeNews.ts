import { join } from 'node:path'
import { Notification, type BrowserWindow } from 'electron'
import { notificationWords } from '../../src-shared/locales/en/menu.ts'
import { isRunning, type Take, type TakeId } from '../../src-shared/take.ts'
import type { Send } from '../ipc/events.ts'
import { awayNews } from '../takes/away.ts'
import { barProgress } from '../takes/barProgress.ts'
import type { TakeListener } from '../takes/takeQueue.ts'
import type { TakeStore } from '../takes/takeStore.ts'
import { openUnderway } from '../takes/underway.ts'
import type { Log } from './log.ts'

export interface NewsParts {
  readonly folder: string
  readonly store: TakeStore
  readonly send: Send
  readonly log: Log
  readonly window: () => BrowserWindow | null
  readonly focus: () => void
}

/** Tells of takes: the window, the log, the system's notifications and the task bar. */
export interface TakeNews {
  readonly listener: TakeListener
  /** The window can be told of things from now on. */
  begin(): void
  /** The computer has slept. */
  woke(): void
}

export async function takeNews(parts: NewsParts): Promise<TakeNews> {
  const { folder, store, send, log } = parts
  const underway = await openUnderway(join(folder, 'underway.json'))
  const away = awayNews(
    (id) => store.get(id),
    (finished) => send('takes:finishedAway', finished),
  )
  const bar = taskBar(parts)
  const notify = notifications(parts)
  let begun = false
  return {
    begin() {
      // A page that was loaded again was not away.
      if (!begun) away.back(underway.before)
      begun = true
      void underway.note(store.all())
    },
    woke: () => away.back(store.all().flatMap((take) => (take.service && isRunning(take) ? [take.id] : []))),
    listener: {
      changed(take) {
        log('takes', `${take.id} ${take.state}${take.error ? ` ${take.error.code}` : ''}`)
        send('take:changed', take)
        if (begun) void underway.note(store.all())
        away.changed(take)
        bar.changed()
        notify(take)
      },
      troubled(take, trouble) {
        send('take:troubled', { id: take.id, trouble })
        if (!trouble) away.answered(take)
      },
      progressed(progress) {
        send('take:progressed', progress)
        if (progress.stage === 'frames')
          bar.progressed(progress.id, progress.done / Math.max(1, progress.total))
      },
      exportProgressed: (progress) => send('export:progressed', progress),
      notKept: (take, code) => log('takes', `${take.id} ${take.state} not kept: ${code}`),
    },
  }
}

function taskBar({ store, window }: NewsParts) {
  const shares = new Map<TakeId, number>()
  let shown = -1
  const show = (): void => {
    const next = barProgress(store.all(), shares)
    if (next === shown) return
    shown = next
    const open = window()
    if (open && !open.isDestroyed()) open.setProgressBar(next)
  }
  return {
    changed: show,
    progressed(id: TakeId, share: number): void {
      shares.set(id, share)
      show()
    },
  }
}

/** Tells by the system of a service's take that has ended while the person was elsewhere. */
function notifications({ send, window, focus }: NewsParts): (take: Take) => void {
  // One that nobody holds is collected, and its click goes nowhere.
  const shown = new Set<Notification>()
  return ({ id, state, service, projectName }) => {
    const open = window()
    const ended = state === 'ready' || state === 'failed'
    if (!service || !ended || !open || open.isDestroyed() || open.isFocused()) return
    if (!Notification.isSupported()) return
    const notification = new Notification({
      title: notificationWords[state](service.name),
      body: projectName,
    })
    shown.add(notification)
    notification.on('close', () => shown.delete(notification))
    notification.on('click', () => {
      shown.delete(notification)
      focus()
      send('take:chosen', { id })
    })
    notification.show()
  }
}
