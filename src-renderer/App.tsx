import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { useStore } from 'zustand'
import { CanvasView } from './canvas/CanvasView.tsx'
import { Dialogs } from './notices/Dialogs.tsx'
import { Notices } from './notices/Notices.tsx'
import { WorkLine } from './notices/WorkLine.tsx'
import { AreasPanel } from './panels/AreasPanel.tsx'
import { CameraPanel } from './panels/CameraPanel.tsx'
import { ChecksPanel } from './panels/ChecksPanel.tsx'
import { HistoryPanel } from './panels/HistoryPanel.tsx'
import { MotionPanel } from './panels/MotionPanel.tsx'
import { Player } from './panels/Player.tsx'
import { revealOpened } from './panels/revealOpened.ts'
import { ServicePanel } from './panels/ServicePanel.tsx'
import { StatusBar } from './panels/StatusBar.tsx'
import { TakesStrip } from './panels/TakesStrip.tsx'
import { Toolbar } from './panels/Toolbar.tsx'
import { TopBar } from './panels/TopBar.tsx'
import { Voice } from './panels/Voice.tsx'
import { Welcome } from './panels/Welcome.tsx'
import { editor } from './stores/editor.ts'
import { Timeline } from './timeline/Timeline.tsx'
import { Compare } from './watching/Compare.tsx'

/** Layout only. */
export function App() {
  const hasDocument = useStore(editor, ({ document }) => document !== null)
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500}>
        {hasDocument ? <Editor /> : <Welcome />}
        <Dialogs />
        <Notices />
        <WorkLine />
      </Tooltip.Provider>
    </CSPProvider>
  )
}

function Editor() {
  return (
    <div className="editor">
      <TopBar />
      <Toolbar />
      <main className="stage">
        <CanvasView />
        <Player />
        <Compare />
      </main>
      <Timeline />
      <aside className="side">
        <div className="side-scroll" ref={revealOpened}>
          <AreasPanel />
          <MotionPanel />
          <CameraPanel />
          <ServicePanel />
        </div>
        <HistoryPanel />
        <ChecksPanel />
      </aside>
      <TakesStrip />
      <StatusBar />
      <Voice />
    </div>
  )
}
