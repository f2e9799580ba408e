const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' blob: data:",
  'media-src': "'self' blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self' blob:",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** What the development server's pages need beyond that: inline preamble and styles, its socket (it tries the page's host first). */
const DEVELOPMENT: Readonly<Record<string, string>> = {
  'script-src': "'self' 'unsafe-inline'",
  'style-src': "'self' 'unsafe-inline'",
  'connect-src': "'self' ws://kinebrush ws://localhost:* ws://127.0.0.1:*",
}

const policyText = (policy: Readonly<Record<string, string>>): string =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')

/**
 * The headers of everything that the app's protocol answers. Isolation (COOP, COEP, CORP) is what makes
 * SharedArrayBuffer exist in its pages.
 */
export const baseHeaders = (development: boolean): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': policyText(development ? { ...POLICY, ...DEVELOPMENT } : POLICY),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
})
