/** Two presses within this time and distance are a double click, as in most systems; ms and pixels of the screen. */
const DOUBLE_CLICK_MS = 500
const DOUBLE_CLICK_PX = 6

/** Tells of each press whether it is the second one of a double click: pointer events do not say it. */
export function doubleClicks(): (press: PointerEvent) => boolean {
  let last: PointerEvent | null = null
  return (press) => {
    const isSecond =
      last !== null &&
      press.timeStamp - last.timeStamp < DOUBLE_CLICK_MS &&
      Math.hypot(press.clientX - last.clientX, press.clientY - last.clientY) < DOUBLE_CLICK_PX
    last = isSecond ? null : press
    return isSecond
  }
}
