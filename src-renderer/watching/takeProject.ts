import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Project } from '../../src-shared/project/project.ts'
import { fromWire } from '../../src-shared/project/wire.ts'
import type { TakeId } from '../../src-shared/take.ts'
import { call } from '../bridge.ts'
import { PREVIEW, type Side } from '../stores/compare.ts'
import { editor } from '../stores/editor.ts'

/** The areas and paths to be shown with a clip: its own, or where those are not known the open project's. */
export interface ShownProject {
  readonly project: Project
  readonly whose: 'own' | 'open'
}

/** Projects of takes that were asked for; null for those that have none. What a take was made from never changes. */
const known = new Map<TakeId, Promise<Project | null>>()
/** A project can hold a label map of many megabytes. */
const MOST_KNOWN = 8

/** What a take was made from; null where that is not known, as of a task adopted by its id. */
export function projectOfTake(id: TakeId): Promise<Project | null> {
  const asked =
    known.get(id) ?? call('take:project', { id }).then((found) => (found.ok ? fromWire(found.value) : null))
  known.delete(id)
  known.set(id, asked)
  const [oldest] = known.keys()
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
  return asked
}

/** The project to be shown with a take's clip; null while it is looked for. For the preview, the open one. */
export function useShownProject(id: Side): ShownProject | null {
  const open = useStore(editor, ({ document }) => document?.history.present ?? null)
  const [found, setFound] = useState<{ id: string; project: Project | null } | null>(null)
  useEffect(() => {
    if (id === PREVIEW) return
    let wanted = true
    void projectOfTake(id).then((project) => wanted && setFound({ id, project }))
    return () => {
      wanted = false
    }
  }, [id])
  if (id === PREVIEW) return open && { project: open, whose: 'own' }
  if (found?.id !== id) return null
  if (found.project) return { project: found.project, whose: 'own' }
  return open && { project: open, whose: 'open' }
}
