import sharp from 'sharp'

/** @typedef {{ width: number, height: number }} Size */

/**
 * Writes a mask file: white where the shapes of an SVG drawing are, but for those of `without`.
 * @param {string} file
 * @param {Size} size
 * @param {string} shapes
 * @param {string} [without]
 */
export const writeMask = (file, { width, height }, shapes, without = '') =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" shape-rendering="crispEdges">
       <rect width="100%" height="100%" fill="black"/><g fill="white">${shapes}</g><g fill="black">${without}</g></svg>`,
    ),
  )
    .removeAlpha()
    .threshold(128)
    .toColourspace('b-w')
    .png()
    .toFile(file)
