import { ok } from '../../src-shared/result.ts'
import type { FindRoutes } from '../engines/service/routes.ts'
import { fetchPhoto } from '../photos/fromAddress.ts'
import type { PhotoStore } from '../photos/photoStore.ts'
import type { Handlers } from './answer.ts'

type Noun = 'file:fetch' | 'file:stopFetching'

/** Photos from addresses, one at a time: a new one ends the one before it. */
export function addressHandlers(photos: PhotoStore, routes: FindRoutes): Pick<Handlers, Noun> {
  let current = new AbortController()
  return {
    async 'file:fetch'({ address }) {
      current.abort()
      current = new AbortController()
      const { signal } = current
      const fetched = await fetchPhoto(address, { signal, routes })
      if (!fetched.ok) return fetched
      const accepted = await photos.accept(fetched.value.bytes, fetched.value.name)
      return accepted.ok ? ok(accepted.value) : accepted
    },
    'file:stopFetching'() {
      current.abort()
      return Promise.resolve(ok({}))
    },
  }
}
