import type { ActionId } from '../actions.ts'

/** An action as the list of commands shows it. */
export interface Command {
  readonly id: ActionId
  readonly label: string
  /** What it is about. */
  readonly group: string
  /** Its key as menus write it; empty: it has none. */
  readonly key: string
  /** Whether it may be done now. */
  readonly enabled: boolean
}

/** Commands that stand together; without a heading they are what was found, the likeliest first. */
export interface CommandGroup {
  readonly heading: string
  readonly items: readonly Command[]
}

/**
 * The commands in which every word of a query is found: in their label, their group or their key. Without a query all of
 * them, group by group. What may not be done now comes last in either case, under a heading of its own.
 */
export function findCommands(
  commands: readonly Command[],
  query: string,
  unavailable: string,
): readonly CommandGroup[] {
  const asked = plain(query).trim()
  const parts = asked.split(/\s+/)
  const found = commands
    .filter(({ label, group, key }) => {
      const text = plain(`${label} ${group} ${key}`)
      return parts.every((part) => text.includes(part))
    })
    .toSorted((a, b) =>
      asked === '' ? 0 : distance(a, asked) - distance(b, asked) || a.label.length - b.label.length,
    )
  const now = found.filter(({ enabled }) => enabled)
  const later = found.filter(({ enabled }) => !enabled)
  const groups = asked === '' ? byGroup(now) : [{ heading: '', items: now }]
  return [...groups, { heading: unavailable, items: later }].filter(({ items }) => items.length > 0)
}

function byGroup(commands: readonly Command[]): readonly CommandGroup[] {
  const headings = new Set(commands.map(({ group }) => group))
  return [...headings].map((heading) => ({
    heading,
    items: commands.filter(({ group }) => group === heading),
  }))
}

/** How far a command is from what was asked for, 0 the nearest: its label begins so, a word in it, there is such a part. */
function distance({ label, key }: Command, asked: string): number {
  const text = plain(label)
  if (text.startsWith(asked) || plain(key) === asked) return 0
  if (` ${text}`.includes(` ${asked}`)) return 1
  return text.includes(asked) ? 2 : 3
}

/** As it is typed: in small letters, and with the apostrophe that keyboards have. */
const plain = (text: string): string => text.toLowerCase().replaceAll('’', "'")
