import type { ImagePoint } from '../geometry/point.ts'
import { isBlank, type Project } from '../project/project.ts'
import { fittedSamples, withoutBars, type Fit } from './fit.ts'
import type { ServiceProfile } from './profiles.ts'
import { cfgScaleSupport } from './supportTable.ts'

/** The images of a request as base64 text, without a `data:` prefix; masks as 0/255 PNG of the image's size. */
export interface EncodedImages {
  readonly image: string
  readonly tail: string | null
  readonly frozen: string | null
  /** One for each moving area that takes part, by its id. */
  readonly groups: ReadonlyMap<string, string>
}

/** The JSON body of POST {base}/v1/videos/image2video. A field that is not set is left out, never null or empty. */
export interface RequestBody {
  readonly model_name: string
  readonly mode: 'std' | 'pro'
  readonly duration: '5' | '10'
  readonly image: string
  readonly image_tail?: string
  readonly prompt?: string
  readonly negative_prompt?: string
  readonly cfg_scale?: number
  readonly static_mask?: string
  readonly dynamic_masks?: readonly { readonly mask: string; readonly trajectories: readonly ImagePoint[] }[]
  readonly callback_url?: string
}

/**
 * What a service is asked for; masks only in motion brush mode, the end frame only in its own, cfg_scale only where
 * the model takes it. What is set and left out here, notSent() says. `fit`: how the photo lies in
 * the image.
 */
export function requestBody(
  project: Project,
  profile: ServiceProfile,
  images: EncodedImages,
  fit: Fit = withoutBars(project.photo),
): RequestBody {
  const { settings } = project
  const callback = settings.callbackUrl?.trim() ?? ''
  return {
    model_name: settings.model.trim(),
    mode: settings.quality,
    duration: `${settings.durationSeconds}`,
    image: images.image,
    ...(settings.mode === 'end-frame' && images.tail !== null && { image_tail: images.tail }),
    ...(!isBlank(settings.prompt) && { prompt: settings.prompt }),
    ...(!isBlank(settings.negativePrompt) && { negative_prompt: settings.negativePrompt }),
    ...(settings.cfgScale !== null &&
      cfgScaleSupport(profile.support, settings.model) !== 'no' && { cfg_scale: settings.cfgScale }),
    ...(settings.mode === 'motion-brush' && maskFields(project, profile, images, fit)),
    ...(callback !== '' && { callback_url: callback }),
  }
}

function maskFields(
  project: Project,
  profile: ServiceProfile,
  images: EncodedImages,
  fit: Fit,
): Pick<RequestBody, 'static_mask' | 'dynamic_masks'> {
  const dynamic = project.groups.flatMap((group) => {
    const mask = images.groups.get(group.id)
    if (mask === undefined || !group.sent || !group.path) return []
    const trajectories = fittedSamples(group.path, project.photo, fit).map((point) =>
      profile.yOrigin === 'bottom-left' ? fromBottom(point, fit.sent.height) : point,
    )
    return [{ mask, trajectories }]
  })
  return {
    ...(images.frozen !== null && { static_mask: images.frozen }),
    ...(dynamic.length > 0 && { dynamic_masks: dynamic }),
  }
}

/** The only place where y is turned: services count rows from the bottom, pictures from the top. */
const fromBottom = ({ x, y }: ImagePoint, height: number): ImagePoint => ({ x, y: height - 1 - y })
