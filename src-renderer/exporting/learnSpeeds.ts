import { bridge } from '../bridge.ts'
import { learnSpeed } from '../stores/exportChoice.ts'
import { takes } from '../stores/takes.ts'

/** Learns how fast this computer is from all clips that it makes. */
export function learnSpeeds(): void {
  bridge.on('take:progressed', ({ id, stage, done }) => {
    if (stage !== 'frames') return
    const spec = takes.getState().byId.get(id)?.spec
    if (spec) learnSpeed(id, spec.format, spec.width * spec.height, done)
  })
  bridge.on('export:progressed', ({ id, stage, done }) => {
    if (stage !== 'frames') return
    const spec = takes.getState().exporting?.spec
    if (spec) learnSpeed(`${id} ${spec.format}`, spec.format, spec.width * spec.height, done)
  })
}
