// What the contact sheets show: real photos, areas outlined as a hand would paint them, some pixels too large.
import { ground, liftOff, rocket } from './rocket.mjs'

/**
 * @typedef {object} Area
 * @property {string} name
 * @property {string} shapes in an SVG drawing over the photo
 * @property {string[]} how it moves, as arguments of the command line
 */

/**
 * @typedef {object} PhotoScene
 * @property {string} name
 * @property {string} photo file of the checkout
 * @property {string} frozen shapes; the areas are left out of them
 * @property {Area[]} areas
 */

const polygon = (/** @type {string} */ points) => `<polygon points="${points}"/>`

/** @type {PhotoScene} */
const rocketScene = {
  name: 'rocket',
  photo: 'resources/rocket.jpg',
  frozen: ground,
  areas: [
    { name: 'Rocket', shapes: rocket, how: ['--path', liftOff, '--easing', 'in'] },
    {
      name: 'Clouds',
      shapes: `<rect x="208" y="346" width="78" height="38"/><rect x="478" y="346" width="92" height="38"/>`,
      how: ['--path', '220,366 250,366', '--motion', 'flow'],
    },
  ],
}

const crema = polygon(
  `205,141 210,125 228,106 250,98 290,96 320,102 345,118 360,135 368,155 364,168 340,184 310,192 285,193 255,187
   225,170 210,155`,
)
const spoon = polygon(
  `396,68 412,64 426,74 424,92 414,116 407,150 397,190 388,222 391,240 405,260 410,282 403,304 388,320 362,328
   340,322 328,304 324,284 329,264 344,248 360,240 370,230 372,216 384,200 396,160 404,128 397,100 394,80`,
)

/** @type {PhotoScene} */
const coffee = {
  name: 'coffee',
  photo: 'test/fixtures/objects/coffee.jpg',
  frozen: `<ellipse cx="290" cy="113" rx="120" ry="97"/>
    ${polygon('172,110 178,180 200,230 196,292 230,310 262,284 300,286 324,274 328,254 372,214 394,170 408,125')}`,
  areas: [
    { name: 'Spoon', shapes: spoon, how: ['--path', '366,280 404,300', '--easing', 'in-out'] },
    { name: 'Crema', shapes: crema, how: ['--path', '240,160 275,168', '--motion', 'flow'] },
  ],
}

/** @type {PhotoScene} */
const chelsea = {
  name: 'chelsea',
  photo: 'test/fixtures/objects/chelsea.jpg',
  frozen: `<ellipse cx="172" cy="116" rx="46" ry="40"/><ellipse cx="320" cy="136" rx="34" ry="34"/>
    ${polygon('222,218 300,218 300,250 272,276 248,270 232,244')}`,
  areas: [
    {
      name: 'Ear',
      shapes: polygon('330,0 402,0 394,16 381,40 371,60 354,74 342,62 346,36 330,22'),
      how: ['--path', '362,36 350,28', '--motion', 'bend', '--easing', 'in-out'],
    },
    {
      name: 'Whiskers',
      shapes: polygon('0,214 60,206 140,212 152,226 168,250 150,276 128,300 0,300'),
      how: ['--motion', 'bend', '--sway', '7,2.2,90'],
    },
  ],
}

/** @type {PhotoScene} */
const astronaut = {
  name: 'astronaut',
  photo: 'test/fixtures/objects/astronaut.jpg',
  frozen: `<ellipse cx="228" cy="106" rx="76" ry="94"/><ellipse cx="208" cy="222" rx="100" ry="82"/>
    ${polygon('102,216 60,262 38,302 22,350 26,470 40,512 512,512 512,470 470,340 366,352 340,270 308,236')}`,
  areas: [
    {
      name: 'Shuttle',
      shapes: polygon(
        `406,0 425,0 435,18 441,38 447,36 456,56 459,72 459,212 462,232 458,240 464,264 430,267 424,250 412,252
         407,271 393,270 387,252 374,276 364,272 377,244 372,232 351,229 351,212 375,180 376,118 377,60 388,37
         394,42 396,24 401,8`,
      ),
      how: ['--path', '410,150 410,60', '--easing', 'in'],
    },
    {
      name: 'Flag',
      shapes: polygon('0,0 57,0 67,90 92,182 98,214 70,242 50,272 36,304 26,340 0,346'),
      how: ['--path', '30,140 41,146', '--motion', 'bend', '--easing', 'in-out'],
    },
  ],
}

export const scenes = [rocketScene, coffee, chelsea, astronaut]
