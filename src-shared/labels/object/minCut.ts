/** Arcs of a node: one to each of the eight pixels around it. Arc k and arc 7 - k go to and fro. */
export const ARCS = 8

/** A graph of pixels between a source and a sink. Whole numbers, so that the same graph is cut the same way anywhere. */
export interface PixelGraph {
  readonly count: number
  /** For each node and arc the node it goes to; -1 where there is none. */
  readonly near: Int32Array
  /** What each arc can carry, 0 or more. */
  readonly capacity: Int32Array
  /** What holds a node to the source (above 0) or to the sink (below 0). */
  readonly pull: Int32Array
}

const FREE = 0
const SOURCE = 1
const SINK = 2
/** Instead of an arc: the node hangs on its terminal, on nothing, or has lost what it hung on. */
const TERMINAL = 8
const NOTHING = 9
const ORPHAN = 10

/** 1 for each node on the source's side of the cheapest cut, 0 for the sink's. The graph's arrays are used up. */
export const minCut = (graph: PixelGraph): Uint8Array => new Cut(graph).run()

/**
 * The algorithm of Boykov and Kolmogorov (2004): two trees grow from the terminals until they touch; what flows through
 * there cuts branches off, which look for a new parent before they are given up. Nodes remember how far their terminal
 * was when they last asked (`distance`, true at `time`), so that trees stay shallow.
 */
class Cut {
  private readonly tree: Uint8Array
  private readonly parent: Uint8Array
  private readonly distance: Int32Array
  private readonly asked: Int32Array
  private time = 0
  /** Nodes whose surroundings are still to be looked at, first in, first out. */
  private readonly active: Int32Array
  private readonly isActive: Uint8Array
  private first = 0
  private waiting = 0
  private orphans: number[] = []

  constructor(private readonly graph: PixelGraph) {
    const { count, pull } = graph
    this.tree = new Uint8Array(count)
    this.parent = new Uint8Array(count).fill(NOTHING)
    this.distance = new Int32Array(count)
    this.asked = new Int32Array(count)
    this.active = new Int32Array(count)
    this.isActive = new Uint8Array(count)
    for (let i = 0; i < count; i++) {
      if (pull[i] === 0) continue
      this.tree[i] = pull[i]! > 0 ? SOURCE : SINK
      this.parent[i] = TERMINAL
      this.distance[i] = 1
      this.activate(i)
    }
  }

  run(): Uint8Array {
    for (let node = this.nextActive(); node >= 0; node = this.nextActive()) {
      // A node goes on for as long as flow is found at it.
      for (let arc = this.grow(node); arc >= 0; arc = this.grow(node)) {
        this.time++
        this.augment(node, arc)
        this.adopt()
        if (this.tree[node] === FREE) break
      }
    }
    return this.tree.map((tree) => (tree === SOURCE ? 1 : 0))
  }

  private activate(node: number): void {
    if (this.isActive[node] === 1) return
    this.isActive[node] = 1
    this.active[(this.first + this.waiting++) % this.graph.count] = node
  }

  private nextActive(): number {
    while (this.waiting > 0) {
      const node = this.active[this.first]!
      this.first = (this.first + 1) % this.graph.count
      this.waiting--
      this.isActive[node] = 0
      if (this.tree[node] !== FREE) return node
    }
    return -1
  }

  /** Takes free nodes around into the node's tree. The arc that touches the other tree, or -1. */
  private grow(node: number): number {
    const { near, capacity } = this.graph
    const own = this.tree[node]!
    for (let arc = 0; arc < ARCS; arc++) {
      const other = near[ARCS * node + arc]!
      if (other < 0) continue
      const open = own === SOURCE ? capacity[ARCS * node + arc]! : capacity[ARCS * other + 7 - arc]!
      if (open === 0) continue
      if (this.tree[other] === FREE) {
        this.tree[other] = own
        this.hang(other, 7 - arc, this.distance[node]! + 1, this.asked[node]!)
        this.activate(other)
      } else if (this.tree[other] !== own) return arc
      else if (this.asked[other]! <= this.asked[node]! && this.distance[other]! > this.distance[node]!) {
        this.hang(other, 7 - arc, this.distance[node]! + 1, this.asked[node]!)
      }
    }
    return -1
  }

  private hang(node: number, arc: number, distance: number, asked: number): void {
    this.parent[node] = arc
    this.distance[node] = distance
    this.asked[node] = asked
  }

  /** Sends what the way through an arc can carry, from source to sink. */
  private augment(node: number, arc: number): void {
    const { near, capacity } = this.graph
    const other = near[ARCS * node + arc]!
    const [up, down] = this.tree[node] === SOURCE ? [node, other] : [other, node]
    const through = ARCS * up + (up === node ? arc : 7 - arc)
    const back = ARCS * down + (up === node ? 7 - arc : arc)
    const flow = Math.min(capacity[through]!, this.room(up, SOURCE), this.room(down, SINK))
    capacity[through]! -= flow
    capacity[back]! += flow
    this.push(up, SOURCE, flow)
    this.push(down, SINK, flow)
  }

  /** What the way between a node and its terminal can still carry. */
  private room(from: number, side: number): number {
    const { near, capacity, pull } = this.graph
    let least = Infinity
    let node = from
    while (this.parent[node] !== TERMINAL) {
      const arc = this.parent[node]!
      const above = near[ARCS * node + arc]!
      least = Math.min(
        least,
        side === SOURCE ? capacity[ARCS * above + 7 - arc]! : capacity[ARCS * node + arc]!,
      )
      node = above
    }
    return Math.min(least, Math.abs(pull[node]!))
  }

  private push(from: number, side: number, flow: number): void {
    const { near, capacity, pull } = this.graph
    let node = from
    while (this.parent[node] !== TERMINAL) {
      const arc = this.parent[node]!
      const above = near[ARCS * node + arc]!
      const down = ARCS * above + 7 - arc
      const up = ARCS * node + arc
      const along = side === SOURCE ? down : up
      capacity[along]! -= flow
      capacity[side === SOURCE ? up : down]! += flow
      if (capacity[along] === 0) this.orphan(node)
      node = above
    }
    pull[node]! -= side === SOURCE ? flow : -flow
    if (pull[node] === 0) this.orphan(node)
  }

  private orphan(node: number): void {
    this.parent[node] = ORPHAN
    this.orphans.push(node)
  }

  private adopt(): void {
    while (this.orphans.length > 0) {
      const orphans = this.orphans
      this.orphans = []
      for (const orphan of orphans) this.findParent(orphan)
    }
  }

  /** Hangs an orphan on the nearest node of its tree that still reaches the terminal, or sets it free. */
  private findParent(orphan: number): void {
    const { near, capacity } = this.graph
    const own = this.tree[orphan]!
    let best = NOTHING
    let least = Infinity
    for (let arc = 0; arc < ARCS; arc++) {
      const other = near[ARCS * orphan + arc]!
      if (other < 0 || this.tree[other] !== own) continue
      const open = own === SOURCE ? capacity[ARCS * other + 7 - arc]! : capacity[ARCS * orphan + arc]!
      if (open === 0) continue
      const distance = this.toTerminal(other)
      if (distance >= least) continue
      least = distance
      best = arc
    }
    if (best === NOTHING) this.setFree(orphan)
    else this.hang(orphan, best, least + 1, this.time)
  }

  /** How many steps a node is from its terminal; Infinity where an orphan is on the way. Marks the way. */
  private toTerminal(from: number): number {
    const { near } = this.graph
    let steps = 0
    let node = from
    for (;;) {
      if (this.asked[node] === this.time && this.parent[node]! < ORPHAN) {
        steps += this.distance[node]!
        break
      }
      const arc = this.parent[node]!
      if (arc === ORPHAN || arc === NOTHING) return Infinity
      steps++
      if (arc === TERMINAL) {
        this.asked[node] = this.time
        this.distance[node] = 1
        break
      }
      node = near[ARCS * node + arc]!
    }
    let distance = steps
    for (let at = from; this.asked[at] !== this.time; at = near[ARCS * at + this.parent[at]!]!) {
      this.asked[at] = this.time
      this.distance[at] = distance--
    }
    return steps
  }

  private setFree(orphan: number): void {
    const { near, capacity } = this.graph
    const own = this.tree[orphan]!
    for (let arc = 0; arc < ARCS; arc++) {
      const other = near[ARCS * orphan + arc]!
      if (other < 0 || this.tree[other] !== own) continue
      const open = own === SOURCE ? capacity[ARCS * other + 7 - arc]! : capacity[ARCS * orphan + arc]!
      if (open > 0) this.activate(other)
      if (this.parent[other] === 7 - arc) this.orphan(other)
    }
    this.tree[orphan] = FREE
    this.parent[orphan] = NOTHING
  }
}
