import { describe, expect, test } from 'vitest'
import { handMade, overlap, photo, selected, type DraggedBox } from '../../../support/things.ts'

/** What a hand would drag: a few pixels of room on all sides, the photo's edge where the thing goes on beyond it. */
const THINGS: readonly { what: string; file: string; mask: string; box: DraggedBox; least: number }[] = [
  { what: 'a cup on its saucer', file: 'coffee', mask: 'coffee', box: [70, 12, 485, 394], least: 0.9 },
  { what: 'a cat', file: 'chelsea', mask: 'chelsea', box: [0, 0, 402, 299], least: 0.9 },
  { what: 'a head', file: 'astronaut', mask: 'astronaut-head', box: [146, 10, 310, 195], least: 0.9 },
  // A black table behind a black helmet, and a mast of the rocket's own colours: what a brush has to mend.
  { what: 'an astronaut', file: 'astronaut', mask: 'astronaut', box: [14, 10, 511, 511], least: 0.85 },
]

describe('selecting a thing by a box', () => {
  test.each(THINGS)('$what', async ({ file, mask, box, least }) => {
    const picture = await photo(`objects/${file}.jpg`)
    const labels = selected(picture, box)!
    const agreement = overlap(labels, await handMade(`${mask}.mask.png`, picture))
    expect(agreement).toBeGreaterThan(least)
  })

  test('a rocket is found, though its mast is taken for a part of it', async () => {
    const picture = await photo('rocket.jpg')
    const agreement = overlap(
      selected(picture, [304, 120, 340, 410])!,
      await handMade('rocket.mask.png', picture),
    )
    expect(agreement).toBeGreaterThan(0.7)
  })

  test('the same box in a photo three times as large selects the same, with a finer border', async () => {
    const scale = 3
    const picture = await photo('objects/astronaut.jpg', scale)
    const box = THINGS[2]!.box.map((side) => side * scale) as unknown as DraggedBox
    const labels = selected(picture, box)!
    expect(overlap(labels, await handMade('astronaut-head.mask.png', picture))).toBeGreaterThan(0.9)
    // Were the border that of the reduced size, its steps would be as wide as that is smaller.
    const steps = new Set<number>()
    for (let y = Math.ceil(box[1]); y < box[3]; y++) {
      const row = labels.subarray(y * picture.width, (y + 1) * picture.width)
      if (row.includes(1)) steps.add(row.indexOf(1) % 4)
    }
    expect(steps.size).toBe(4)
  })

  test('nothing outside the box is taken, and the same box selects the same again', async () => {
    const picture = await photo('objects/coffee.jpg')
    // Smaller than the thing: it goes on beyond all its sides.
    const box: DraggedBox = [150, 60, 400.5, 300]
    const labels = selected(picture, box)!
    expect(labels.includes(1)).toBe(true)
    labels.forEach((bit, i) => {
      const [x, y] = [i % picture.width, Math.floor(i / picture.width)]
      if (bit === 1 && (x < 150 || x > 400 || y < 60 || y > 300)) throw new Error(`${x}, ${y} is outside`)
    })
    expect(selected(picture, box)).toEqual(labels)
  })

  test('from which corner the box is dragged, and how far beyond the photo, makes no difference', async () => {
    const picture = await photo('objects/chelsea.jpg')
    const labels = selected(picture, [0, 0, 402, 299])!
    expect(selected(picture, [402.4, 512, -80, -3])).toEqual(labels)
  })

  test.each<[string, string, DraggedBox]>([
    ['the sky', 'rocket', [220, 20, 300, 110]],
    ['the sky, where it grows dark', 'rocket', [350, 30, 430, 230]],
    ['a wall', 'objects/astronaut', [305, 20, 350, 190]],
    ['wood', 'objects/coffee', [490, 60, 590, 250]],
    ['cloth out of focus', 'objects/chelsea', [400, 170, 445, 290]],
    ['a bare table', 'objects/astronaut', [380, 290, 500, 335]],
  ])('nothing stands out in %s', async (_, file, box) => {
    expect(selected(await photo(`${file}.jpg`), box)).toBeNull()
  })

  test('a picture of one colour has nothing in it, and a slip of the hand is no box', () => {
    const grey = { width: 90, height: 60, pixels: new Uint8ClampedArray(90 * 60 * 4).fill(120) }
    expect(selected(grey, [10, 10, 70, 50])).toBeNull()
    expect(selected(grey, [0, 0, 89, 59])).toBeNull()
    expect(selected(grey, [10, 10, 13, 50])).toBeNull()
  })

  test('a box around the whole photo takes its rim for what is around', () => {
    const [width, height] = [200, 120]
    const pixels = new Uint8ClampedArray(width * height * 4)
    const inDisc = (i: number): boolean => Math.hypot((i % width) - 100, Math.floor(i / width) - 60) < 40
    for (let i = 0; i < width * height; i++) pixels.fill(inDisc(i) ? 200 : 40 + (i % 7), 4 * i, 4 * i + 3)
    const labels = selected({ width, height, pixels }, [0, 0, 199, 119])!
    expect(
      overlap(
        labels,
        Uint8Array.from(labels, (_, i) => Number(inDisc(i))),
      ),
    ).toBeGreaterThan(0.99)
  })
})
