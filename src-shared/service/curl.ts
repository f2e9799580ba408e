import { MAX_INLINE_BODY } from '../limits.ts'

/** A text as one word of a POSIX shell, whatever is in it but NUL. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Where a command looks for a body that is too long to stand in it: the file that the request is saved as. */
export const REQUEST_FILE = 'request.json'

/** Whether a body stands in the command itself; a longer one is read from REQUEST_FILE. */
export const isInline = (body: string): boolean => body.length <= MAX_INLINE_BODY

/**
 * The command that sends a body to an address with curl, for bash and its relatives. The key is not in it: the shell
 * takes it from KINEBRUSH_API_KEY when the command is run.
 */
export const curlCommand = (url: string, body: string): string =>
  [
    `curl ${shellWord(url)}`,
    `--header 'Content-Type: application/json'`,
    `--header "Authorization: Bearer $KINEBRUSH_API_KEY"`,
    // --data would take line breaks out of a file.
    isInline(body) ? `--data-raw ${shellWord(body)}` : `--data-binary @${REQUEST_FILE}`,
  ].join(' \\\n  ')
