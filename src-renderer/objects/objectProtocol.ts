import type { ObjectSpans } from '../../src-shared/labels/object/selectObject.ts'

/** What objectWorker.ts says to its one task: where the thing is, or that nothing stands out. */
export type FromObjectWorker =
  | { readonly kind: 'found'; readonly spans: ObjectSpans | null }
  | { readonly kind: 'failed'; readonly detail: string }
