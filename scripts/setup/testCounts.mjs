// How many tests passed, by the JSON reports of the two runners.
import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Counts} */
export const noTests = { passed: 0, failed: 0, skipped: 0 }

/** @param {Counts} a @param {Counts} b @returns {Counts} */
export const sumOf = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
})

/** @param {string} path @param {number} exitCode @returns {Counts} */
export function vitestCounts(path, exitCode) {
  const report = reportAt(path)
  if (!report) return withCrash(noTests, exitCode)
  // A file that could not be loaded failed without a test of its own.
  const brokenFiles = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' &&
      !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  ).length
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  return withCrash(counts, exitCode)
}

/** @param {string} path @param {number} exitCode @returns {Counts} */
export function playwrightCounts(path, exitCode) {
  const report = reportAt(path)
  if (!report) return withCrash(noTests, exitCode)
  const { expected, flaky, unexpected, skipped } = report.stats
  return withCrash({ passed: expected + flaky, failed: unexpected, skipped }, exitCode)
}

/** Null when the runner ended before it could write one. @param {string} path */
const reportAt = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null)

/** A runner that crashed, or ran nothing, is a failure even when no test failed. @param {Counts} counts @param {number} exitCode */
function withCrash(counts, exitCode) {
  const ranNothing = counts.passed + counts.failed === 0
  return counts.failed === 0 && (exitCode !== 0 || ranNothing) ? { ...counts, failed: 1 } : counts
}
