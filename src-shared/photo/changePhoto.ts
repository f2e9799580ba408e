import { clamp, type Size } from '../geometry/point.ts'
import { carriedLabels } from '../labels/carry.ts'
import { MAX_CAMERA_PAN, MAX_SWAY_PX } from '../limits.ts'
import type { Edit } from '../project/edits.ts'
import type { Camera, Sway } from '../project/movement.ts'
import type { Group, Photo, Project, Settings } from '../project/project.ts'
import { grained, placed, type Affine } from './affine.ts'
import type { Carry } from './reframe.ts'

type PhotoEdit = 'cropPhoto' | 'turnPhoto' | 'straightenPhoto' | 'replacePhoto'

/**
 * Puts another photo in the place of the project's; areas and paths are carried along to where they belong on it, and
 * what they and the camera do goes the same way on what it shows.
 */
export const changePhoto = (name: PhotoEdit, photo: Photo, carry: Carry): Edit => ({
  name,
  apply: (project) =>
    photo.id === project.photo.id && photo.background === project.photo.background
      ? project
      : {
          ...project,
          photo,
          labels: carriedLabels(project.labels, carry),
          groups: project.groups.map((group) => carriedGroup(group, carry.toNew)),
          settings: carriedSettings(project, carry.toNew),
        },
})

function carriedGroup(group: Group, toNew: Affine): Group {
  const { path, movement } = group
  const sway = movement.sway && carriedSway(movement.sway, toNew)
  if (!path && sway === movement.sway) return group
  const anchors = path?.anchors.map((anchor) => ({ ...anchor, ...placed(toNew, anchor) })) ?? []
  return { ...group, path: path && { ...path, anchors }, movement: { ...movement, sway } }
}

const DEGREES = 180 / Math.PI

/** The same direction, over -180 to 180 degrees. */
const wrapped = (degrees: number): number => degrees - 360 * Math.ceil(degrees / 360 - 0.5)

/** As far, and in the same direction, on what the photo shows. A carry turns and scales, up to a pixel all ways alike. */
function carriedSway(sway: Sway, { xx, xy, yx, yy }: Affine): Sway {
  const turn = grained(Math.atan2(yx, xx) * DEGREES)
  const scale = grained(Math.sqrt(xx * yy - xy * yx))
  if (turn === 0 && scale === 1) return sway
  return {
    ...sway,
    amplitudePx: Math.min(MAX_SWAY_PX, grained(sway.amplitudePx * scale)),
    angleDegrees: turn === 0 ? sway.angleDegrees : wrapped(grained(sway.angleDegrees + turn)),
  }
}

function carriedSettings({ photo, settings }: Project, toNew: Affine): Settings {
  const camera = settings.camera && carriedCamera(settings.camera, photo, toNew)
  return camera === settings.camera ? settings : { ...settings, camera }
}

/**
 * It pans in the same direction on what the photo shows. How far stays a share of the photo, whatever was cut from it:
 * the camera goes about in the new frame.
 */
function carriedCamera(camera: Camera, { width, height }: Size, { xx, yx }: Affine): Camera {
  const scale = Math.hypot(xx, yx)
  const [cos, sin] = [xx / scale, yx / scale]
  if (sin === 0 && cos > 0) return camera
  const isOnItsSide = Math.abs(sin) > Math.abs(cos)
  const [across, down] = isOnItsSide ? [height, width] : [width, height]
  const [x, y] = [camera.panX * width, camera.panY * height]
  const share = (px: number, side: number): number =>
    grained(clamp(px / side, -MAX_CAMERA_PAN, MAX_CAMERA_PAN))
  return { ...camera, panX: share(cos * x - sin * y, across), panY: share(sin * x + cos * y, down) }
}
