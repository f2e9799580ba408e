import type { PhotoStore } from '../photos/photoStore.ts'
import type { Handlers } from './answer.ts'

export const photoHandlers = (photos: Pick<PhotoStore, 'reframe'>): Pick<Handlers, 'photo:reframe'> => ({
  'photo:reframe': ({ photo, how }) => photos.reframe(photo, how),
})
