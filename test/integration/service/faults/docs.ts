import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import { expect } from 'vitest'
import type { AppError } from '../../../../src-shared/errors.ts'
import { describeError } from '../../../../src-shared/locales/en/errors.ts'
import type { TakeState } from '../../../../src-shared/take.ts'

/** What became of a take after a fault, as it was observed. */
export interface Row {
  readonly group: string
  readonly name: string
  readonly state: TakeState
  readonly later: boolean
  readonly error: AppError | null
}

const PAGE = join(import.meta.dirname, '../../../../docs/service.md')
const BEGIN = '<!-- faults: made by test/integration/service/faults/faults.test.ts -->'
const END = '<!-- end of faults -->'

/** Compares the table in docs/service.md with what was observed, or writes it. */
export async function checkPage(rows: readonly Row[]): Promise<void> {
  const page = readFileSync(PAGE, 'utf8')
  const [before = '', rest = ''] = page.split(BEGIN)
  const [, after = ''] = rest.split(END)
  const table = await format(tables(rows), { parser: 'markdown' })
  const fresh = `${before}${BEGIN}\n\n${table}\n${END}${after}`
  if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, fresh)
  else expect(page, 'run with UPDATE_DOCS=1 to write it anew').toBe(fresh)
}

function tables(rows: readonly Row[]): string {
  const groups = [...new Set(rows.map(({ group }) => group))]
  return groups
    .map((group) => {
      const lines = rows.filter((row) => row.group === group).map(line)
      return `### ${group}\n\n| What goes wrong | The take | In words |\n| --- | --- | --- |\n${lines.join('\n')}\n`
    })
    .join('\n')
}

function line({ name, state, later, error }: Row): string {
  const words = error ? describeError(error) : null
  const said = words ? `${words.what}. ${words.next}. \`${error?.code ?? ''}\`` : ''
  const end = later ? `${state}, left for later` : state
  return `| ${[name, end, cell(said)].join(' | ')} |`
}

/** Without what differs from run to run: the names of answers. */
const cell = (text: string): string => text.replace(/req-\d+/g, 'req-…').replaceAll('|', '\\|')
