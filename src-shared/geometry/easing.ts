/** Speed profiles of a path: how the share of the way grows with the share of the time. */
export const EASINGS = ['linear', 'in', 'out', 'in-out'] as const
export type Easing = (typeof EASINGS)[number]

/** Share of the path covered at the share t of the time; both 0 to 1. In and out are quadratic, in-out their join. */
export function ease(easing: Easing, t: number): number {
  switch (easing) {
    case 'linear':
      return t
    case 'in':
      return t * t
    case 'out':
      return t * (2 - t)
    case 'in-out':
      return t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t)
  }
}
