import { Star } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { MAX_STARS } from '../../src-shared/limits.ts'
import { words } from '../locales/en.ts'

interface StarChoiceProps {
  readonly stars: number
  readonly onChoose: (stars: number) => void
}

const STARS = Array.from({ length: MAX_STARS }, (_, i) => i + 1)

/** One to five stars; the one that is chosen, chosen again, is none. Arrow keys go through them. */
export function StarChoice({ stars, onChoose }: StarChoiceProps) {
  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.min(MAX_STARS, Math.max(0, stars + step))
    onChoose(next)
    event.currentTarget.querySelectorAll('button')[Math.max(0, next - 1)]?.focus()
  }
  return (
    <div className="text-field">
      <span className="muted" aria-hidden="true">
        {words.keeping.rating}
      </span>
      <div className="star-choice" role="radiogroup" aria-label={words.keeping.rating} onKeyDown={walk}>
        {STARS.map((star) => (
          <button
            key={star}
            type="button"
            role="radio"
            aria-checked={star === stars}
            aria-label={words.keeping.stars(star)}
            tabIndex={star === Math.max(1, stars) ? 0 : -1}
            className={star <= stars ? 'star lit' : 'star'}
            onClick={() => onChoose(star === stars ? 0 : star)}
          >
            <Star size={18} />
          </button>
        ))}
      </div>
    </div>
  )
}
