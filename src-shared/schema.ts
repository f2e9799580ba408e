import { z } from 'zod'

// Zod would compile its checks with `new Function`, and tries whether it may: a violation of the pages' policy each time.
z.config({ jitless: true })

/** Zod, set up for pages that may not evaluate text. Schemas are made with this one everywhere. */
export { z }
