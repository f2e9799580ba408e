import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { chooseFile, closeAll, newFolder, saveTo } from './support/app.ts'
import { areaRow, FIRST, openRocket } from './support/editor.ts'

test.afterEach(closeAll)

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const option = async (page: Page, choice: string, name: string): Promise<void> => {
  await page.getByRole('combobox', { name: choice }).click()
  await page.getByRole('option', { name }).click()
}
const fromMenu = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'More for the path' }).click()
  await page.getByRole('menuitem', { name }).click()
}

test('a path is clicked, mended by pointer and keys, and paced by a curve', async () => {
  const { page, hands } = await openRocket()
  const click = (x: number, y: number) => hands.drag([x, y], [x, y])
  const count = (text: string) =>
    expect(page.getByRole('complementary').getByText(text, { exact: true })).toBeVisible()
  await page.keyboard.press('p')

  await test.step('click by click, one taken back, ended by Enter', async () => {
    await click(100, 300)
    await expect(page.getByText('Enter ends it')).toBeVisible()
    await click(200, 300)
    await click(300, 100)
    await page.keyboard.press('Backspace')
    await click(200, 200)
    await page.keyboard.press('Enter')
    await count('1 of 3 points chosen')
    await expect(page.getByText('200 px, 31 % of the width')).toBeVisible()
  })

  await test.step('arrows nudge the chosen point, and a run of them is one step back', async () => {
    await page.getByText('Points', { exact: true }).click()
    await hands.canvas.getByRole('application').focus()
    for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key)
    await expect(field(page, 'x of point 3')).toHaveValue('202')
    await expect(field(page, 'y of point 3')).toHaveValue('210')
    await page.keyboard.press('Control+z')
    await expect(field(page, 'x of point 3')).toHaveValue('200')
    await expect(field(page, 'y of point 3')).toHaveValue('200')
  })

  await test.step('a point is inserted by Ctrl and dragged; those in a box go together', async () => {
    await page.keyboard.down('Control')
    await hands.drag([150, 300], [150, 340])
    await page.keyboard.up('Control')
    await expect(field(page, 'y of point 2')).toHaveValue('340')
    await page.keyboard.down('Shift')
    await hands.drag([80, 280], [220, 360])
    await page.keyboard.up('Shift')
    await count('3 of 4 points chosen')
    await hands.drag([100, 300], [110, 290])
    await expect(field(page, 'y of point 2')).toHaveValue('330')
    await expect(field(page, 'x of point 4')).toHaveValue('200')
  })

  await test.step('in numbers, with what is no number left alone', async () => {
    await field(page, 'x of point 1').fill('-12.5')
    await field(page, 'x of point 1').press('Enter')
    await expect(page.getByRole('status').getByText('Point 1 of 4, -12.5, 290, corner')).toBeAttached()
    await field(page, 'y of point 1').fill('deep')
    await field(page, 'y of point 1').press('Enter')
    await expect(field(page, 'y of point 1')).toHaveValue('290')
    await page.getByRole('button', { name: 'Remove point 2' }).click()
    await count('3 points')
    await page.getByRole('button', { name: 'Straighten' }).click()
    await count('2 points')
  })

  await test.step('its speed is bent by keys and in numbers', async () => {
    await option(page, 'Speed', 'Curve…')
    const handle = page.getByRole('button', { name: /^Handle 1/ })
    await handle.focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('ArrowDown')
    await expect(handle).toHaveAccessibleName('Handle 1: time 43 %, way 32 %')
    // Esc in its middle takes a drag back and leaves what is chosen.
    await page.getByRole('button', { name: 'Point 1', exact: true }).click()
    await count('1 of 2 points chosen')
    const { x, y, width, height } = (await handle.boundingBox())!
    await page.mouse.move(x + width / 2, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(x + width / 2 + 30, y, { steps: 4 })
    await expect(handle).not.toHaveAccessibleName('Handle 1: time 43 %, way 32 %')
    await page.keyboard.press('Escape')
    await page.mouse.move(x + width / 2 + 10, y)
    await page.mouse.up()
    await expect(handle).toHaveAccessibleName('Handle 1: time 43 %, way 32 %')
    await count('1 of 2 points chosen')
    await page.keyboard.press('Escape')
    await count('2 points')
    await field(page, 'Way of handle 1, percent').fill('0')
    await field(page, 'Way of handle 1, percent').press('Enter')
    await expect(handle).toHaveAccessibleName('Handle 1: time 43 %, way 0 %')
  })

  await test.step('a sample says its number and its time', async () => {
    await hands.canvas.getByRole('application').focus()
    await page.keyboard.press('.')
    await page.keyboard.press('.')
    const said = (text: RegExp) => expect(page.getByRole('status').getByText(text)).toBeAttached()
    await said(/Sample 2 of \d+, at 0\.\d\d seconds/)
    const { x, y } = await hands.at([94, 245])
    await page.mouse.move(x, y)
    await said(/Sample \d\d of \d+, at [23]\.\d\d seconds/)
  })
})

test('paths go out as numbers and come in again', async () => {
  const running = await openRocket()
  const { page, hands } = running
  const folder = newFolder()
  await page.keyboard.press('p')
  await hands.drag([100, 300], [200, 200], [300, 300])
  const points = page.getByText(/^\d+ points$/)
  const drawn = await points.innerText()
  const length = page.getByText(/px, \d+ % of the width/)
  const far = await length.innerText()

  await test.step('copied and pasted into another area by keys', async () => {
    await page.keyboard.press('Control+c')
    await expect(page.getByText('The path is in the clipboard, as JSON.')).toBeVisible()
    await page.keyboard.press('n')
    await page.keyboard.press('Control+v')
    await expect(page.getByText('Path taken from JSON of Kinebrush')).toBeVisible()
    await expect(areaRow(page, 'Moving area 2').getByLabel('has a path')).toBeVisible()
    await expect(points).toHaveText(drawn)
    await expect(length).toHaveText(far)
    await page.keyboard.press('n')
    await page.getByRole('button', { name: 'Paste path' }).click()
    await expect(length).toHaveText(far)
    await page.keyboard.press('2')
  })

  await test.step('saved as tracks of all areas, a point for each frame', async () => {
    const file = join(folder, 'tracks.json')
    await saveTo(running, file)
    await fromMenu(page, 'Export path…')
    await option(page, 'Format', 'ComfyUI tracks')
    await option(page, 'Areas', 'All with a path')
    await field(page, 'Points for each path').fill('49')
    await page.getByRole('button', { name: 'Save…' }).click()
    await expect(page.getByText('Saved tracks.json')).toBeVisible()
    const tracks = JSON.parse(readFileSync(file, 'utf8')) as { x: number; y: number }[][]
    expect(tracks.map((track) => track.length)).toEqual([49, 49, 49])
    expect(tracks[0]).toEqual(tracks[1])
  })

  await test.step('keyframes from a file are taken; a bad text changes nothing and says where', async () => {
    const keyframes = join(folder, 'keys.txt')
    writeFileSync(
      keyframes,
      'Adobe After Effects 8.0 Keyframe Data\n\n\tSource Width\t640\n\nTransform\tPosition\n\tFrame\tX pixels\tY pixels\n\t0\t10.5\t20.5\n\t30\t700.5\t20.5\n\nEnd of Keyframe Data\n',
    )
    await chooseFile(running, keyframes)
    await fromMenu(page, 'Import path…')
    await expect(page.getByText('One point lies outside the photo.')).toBeVisible()
    await expect(length).toHaveText('690 px, 108 % of the width')
    const bad = join(folder, 'bad.csv')
    writeFileSync(bad, 'x,y\n1,2\n3,four\n')
    await chooseFile(running, bad)
    await fromMenu(page, 'Import path…')
    await expect(page.getByRole('alert')).toContainText(
      'This looks like CSV but cannot be read at line 3: 3,four',
    )
    await expect(length).toHaveText('690 px, 108 % of the width')
    await page.keyboard.press('Control+z')
    await expect(length).toHaveText(far)
  })

  await test.step('another area gets the same path', async () => {
    await page.keyboard.press('1')
    await page.getByRole('button', { name: 'Delete path' }).click()
    await page.keyboard.press('2')
    await fromMenu(page, `Duplicate to ${FIRST}`)
    await page.keyboard.press('1')
    await expect(length).toHaveText(far)
  })
})
