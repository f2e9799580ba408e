import { readdirSync, readFileSync } from 'node:fs'

const KIB = 1024

/** The processes that a process has started, and theirs, itself first. Source: /proc, so on Linux alone. */
function treeOf(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid)) continue
    const parent = parentOf(pid)
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  const tree = [root]
  for (const pid of tree) tree.push(...(children.get(pid) ?? []))
  return tree
}

/** Null for one that is gone. The name in brackets may hold anything. */
function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 1).split(' ')[2])
  } catch {
    return null
  }
}

/** Memory of one process, shared pages by its share of them, bytes. */
function pssOf(pid: number): number {
  try {
    const line = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
    return Number(line?.[1] ?? 0) * KIB
  } catch {
    return 0
  }
}

/** Memory of a process and all that it has started, bytes: the sum of their PSS, so that nothing counts twice. */
export const treeBytes = (root: number): number => treeOf(root).reduce((sum, pid) => sum + pssOf(pid), 0)
