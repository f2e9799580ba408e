import { boxView, toScreen, zoomAt } from '../../src-shared/geometry/viewport.ts'
import { session, setView } from '../stores/session.ts'
import type { Look } from '../tools/tool.ts'

/** Shows what a gesture of the zoom tool asked to see. */
export function lookAt(look: Look): void {
  const { view, canvas } = session.getState()
  setView(
    look.kind === 'box' ? boxView(look.corners, canvas) : zoomAt(view, toScreen(view, look.at), look.factor),
  )
}
