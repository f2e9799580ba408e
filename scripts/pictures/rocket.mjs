// Outlines on resources/rocket.jpg, 640 x 427.

/** The rocket, a pixel generous. The service structure beside it is left to the fill: sky stands there afterwards. */
export const rocket = `<polygon points="322.5,126 327,128.5 330.5,134 333,140 334.5,149 334.5,180 332,183 331.5,186 331.5,345
  332,407 312.5,407 313,345 313.5,186 312.5,182 311,180 311,149 312.5,140 315,134 318.5,128.5"/>`

/** The four towers, the cradle on the pad, the lamps with their rays and the ground. */
export const ground = `
  <polygon points="43,0 91,0 88,120 82,260 76,427 0,427 0,310 28,143 36,60"/>
  <polygon points="195,121 207,121 207,427 158,427 188,190"/>
  <polygon points="441,121 453,121 461,190 484,427 434,427 440,190"/>
  <polygon points="556,0 603,0 640,200 640,427 574,427 563,220"/>
  <polygon points="286,407 286,360 303,344 303,407"/>
  <polygon points="360,407 360,360 343,344 343,407"/>
  <circle cx="84" cy="350" r="20"/>
  <circle cx="151" cy="378" r="34"/>
  <circle cx="193" cy="394" r="32"/>
  <circle cx="365" cy="398" r="44"/>
  <circle cx="434" cy="395" r="32"/>
  <rect x="0" y="385" width="640" height="42"/>`

/** From the middle of the rocket straight up; the nose stays inside the photo. */
export const liftOff = '322.5,266 322.5,156'
