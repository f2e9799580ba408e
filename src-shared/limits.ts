/** Every number of the product that is a decision or comes from elsewhere: one home, with unit and source. */

/** Largest photo file that is read, bytes. Product decision. */
export const MAX_PHOTO_BYTES = 200 * 1024 * 1024
/** Most pixels that are decoded at all. Product decision. */
export const MAX_PHOTO_PIXELS = 100_000_000
/** Photos with more pixels are edited as a working copy of this many. Product decision. */
export const WORKING_PIXELS = 24_000_000
/** A photo is first seen at this many pixels at most, while all of it is still on its way. Product decision. */
export const GLANCE_PIXELS = 2_000_000
/** Pictures of photos that the window keeps, so that undoing a crop shows at once; pixels of four bytes. Product decision. */
export const KEPT_PICTURE_PIXELS = 2 * WORKING_PIXELS
/** A photo is straightened by so much at most, degrees; farther is a quarter turn. Product decision. */
export const MAX_STRAIGHTEN_DEGREES = 45
/** A photo is not cut smaller than this, pixels of a side. Product decision. */
export const MIN_FRAME_PX = 16

/** Most moving areas of one request. Source: Kling image-to-video API, dynamic_masks. */
export const MAX_GROUPS = 6
/** The label of the frozen area in the label map. */
export const STATIC_LABEL = 1
/** The labels of moving areas are this one and the five after it. */
export const FIRST_GROUP_LABEL = 2

/** Fewest and most points of a path drawn or given as numbers. Product decision. */
export const MIN_PATH_POINTS = 2
export const MAX_PATH_POINTS = 10_000
/** Longest distance of a path point outside the photo, in photo sizes. Keeps numbers finite; product decision. */
export const MAX_PATH_OVERSHOOT = 4
/** Farthest coordinate that a file may hold, photo pixels: no cut photo leaves a path so far away. Keeps curves finite. */
export const MAX_COORDINATE = 1e9

/** Fewest and most samples of a path in a request of 5 s. Source: Kling API, trajectories. */
export const MIN_SAMPLES = 2
export const MAX_SAMPLES = 77
/** Samples closer than this blur the path into its rounding, pixels. Measured on whole-pixel samples. */
export const SAMPLE_SPACING_PX = 3

/** Paths shorter than this share of the photo's width are ignored by the service; real runs, 6.5 % failed, 10 % worked. */
export const SHORT_PATH_SHARE = 0.08
/** A path may start this far from its area, in shares of the photo's width. Product decision: a slip of the hand. */
export const PATH_START_TOLERANCE_SHARE = 0.01
/** From this share of a moving area on that comes over frozen pixels it is no mere graze. Product decision. */
export const SWEPT_SHARE = 0.05
/** A moving path shorter than this shows no motion at all, pixels. */
export const MIN_PATH_LENGTH_PX = 1

/** Brush diameter limits and default, photo pixels. Product decision. */
export const MIN_BRUSH_PX = 1
export const MAX_BRUSH_PX = 1000
export const DEFAULT_BRUSH_PX = 40
/** Longest string that a brush is pulled on, screen pixels. Product decision: an inch of hand. */
export const MAX_STABILISER_PX = 100
/** The canvas's cursor goes so far with an arrow key, screen pixels, and so many times that with Shift. Product decision. */
export const CURSOR_STEP_PX = 8
export const FAR_STEPS = 10
/** It may leave the photo by this share of its sides: motion paths do. Product decision. */
export const CURSOR_OVERSHOOT_SHARE = 0.25
/** Its place is read out this often at most, ms: a sentence has to be finished. Product decision. */
export const SPOKEN_EVERY_MS = 700
/** The magic wand's tolerance: the largest difference of a colour's parts. Product decision, as in painting programs. */
export const DEFAULT_TOLERANCE = 24
export const MAX_TOLERANCE = 255
/**
 * Select object. So much of the photo around a box is looked at, in shares of its longer side; a smaller box is a slip
 * of the hand, pixels. Product decisions.
 */
export const OBJECT_CONTEXT_SHARE = 0.3
export const OBJECT_MIN_BOX_PX = 6
/**
 * A box is looked at with at most so many pixels, but not so small that its shorter side has less than so many pixels,
 * as long as a narrow one keeps to its own limit. Tried on the test photos at several sizes.
 */
export const OBJECT_REDUCED_PIXELS = 50_000
export const OBJECT_MIN_SIDE_PX = 32
export const OBJECT_NARROW_PIXELS = 200_000
/** Parts of a thing smaller than this share of it are not its own, and holes smaller than this are closed. Tried likewise. */
export const OBJECT_SPECK_SHARE = 0.05
export const OBJECT_HOLE_SHARE = 0.01
/**
 * Nothing stands out in a box with less than this share of it taken, colours that fit the thing less clearly (mean
 * difference of logarithms), or a smaller step of colour at its border (levels). Skies and walls have up to 1.6 and 4,
 * the least clear thing 2.4 and 22.
 */
export const OBJECT_MIN_SHARE = 0.01
export const OBJECT_MIN_CLEARNESS = 2
export const OBJECT_MIN_STEP = 6
/** Largest distance that an area is grown, shrunk or smoothed by, pixels; largest hole or speck, pixels of surface. Product decision. */
export const MAX_RESHAPE_PX = 100
export const MAX_SPECK_PIXELS = 10_000
/** Where the sliders of these begin. */
export const FIRST_AMOUNTS = { grow: 4, shrink: 4, smooth: 4, fillHoles: 400, removeSpecks: 100 } as const
/** Room that freezing everything else leaves around what moves, pixels: its feather and the filled hole behind it fit in. */
export const FIRST_FREEZE_MARGIN_PX = 8
export const MAX_FREEZE_MARGIN_PX = 100
/** How strongly areas are tinted at first, 0 to 1. Product decision: design, looks. */
export const DEFAULT_TINT = 0.5
/** One press of [ or ] changes the brush by this factor. */
export const BRUSH_STEP = 1.2

/** Zoom limits, screen pixels for each photo pixel. */
export const MIN_ZOOM = 0.02
export const MAX_ZOOM = 40

/** Most bytes that the steps of undo and redo hold beyond the project itself; the oldest go first. Product decision. */
export const MAX_HISTORY_BYTES = 256 * 1024 * 1024

/** Longest texts that a project may hold, characters; the services' own limits are in their profiles. */
export const MAX_NAME_LENGTH = 80
export const MAX_PROMPT_LENGTH = 10_000
export const MAX_MODEL_LENGTH = 100

/** Project archive caps, checked before anything is inflated. */
export const MAX_PROJECT_BYTES = 512 * 1024 * 1024
export const MAX_PROJECT_ENTRIES = 16

/** Local clips: frames per second, duration and size. Product decisions; H.264 size as measured in the runtime. */
export const MIN_FPS = 1
export const MAX_FPS = 60
export const DEFAULT_FPS = 30
export const MIN_CLIP_SECONDS = 0.1
export const MAX_CLIP_SECONDS = 60
export const MAX_CLIP_SIDE = 16_384
/** What the window offers of these; the command line takes shorter and longer clips too. Product decisions. */
export const MIN_OFFERED_SECONDS = 1
export const MAX_OFFERED_SECONDS = 20
export const OFFERED_FPS = [24, 25, 30, 50, 60] as const
export const MIN_CUSTOM_SIDE = 16
export const MAX_H264_WIDTH = 3840
export const MAX_H264_HEIGHT = 2160
/** Longest side of a WebP, pixels. Source: WebP container specification, 14 bits. */
export const MAX_WEBP_SIDE = 16_383
/** A GIF's clock ticks 100 times a second, and viewers slow down frames that last less than two ticks. */
export const MAX_GIF_FPS = 50

/** What an area may do on its way. Beyond these nothing of it is to be recognised. */
export const MAX_SWAY_PX = 1000
export const MIN_SWAY_SECONDS = 0.2
export const MIN_AREA_SCALE = 0.1
export const MAX_AREA_SCALE = 5
export const MAX_TURN_DEGREES = 3600

/** When an area moves is set in steps of this, and it moves for so long at least, seconds. Product decision. */
export const SPAN_STEP_SECONDS = 0.1
export const MIN_SPAN_SECONDS = 0.1

/** How far the camera goes: nearer than this shows single pixels; a pan is a share of the photo's side. */
export const MAX_CAMERA_ZOOM = 4
export const MAX_CAMERA_PAN = 0.375
export const MAX_CAMERA_TILT_DEGREES = 45
/**
 * Where a camera comes near, the scene that it looks at has up to so many times the clip's pixels a side: more would fall
 * between the four that are mixed for each of the clip's. And no more than so many in all, those of a 4K frame: a clip of
 * that size is measured to stay within 1 GB.
 */
export const MAX_NEAR_FACTOR = 2
export const MAX_NEAR_PIXELS = 3840 * 2160

/** An area that turns with its path takes the mean direction of so much of it to each side, at 1280 x 720; pixels. Product decision. */
export const TURN_REACH_PX = 12

/** The feather around a moving area's cut-out, pixels. */
export const FEATHER_PX = 4
/** Refined edges: this far inside the painted edge, at 1280 x 720, and outside it the object is looked for; pixels. Measured. */
export const MATTE_BAND_PX = 28
/** In a small picture a hand still paints up to 14 px too much; a wider band would take too much of a small thing for ground. */
export const MATTE_LEAST_BAND_PX = 18
export const MATTE_OUTER_PX = 3
/** The filled hole behind a moving area reaches this much farther than its feather, pixels: mixed edge pixels go too. */
export const HOLE_MARGIN_PX = 5
/** Texture for the hole behind a moving area is looked for at least this far around it, pixels. Product decision. */
export const PLATE_MARGIN_PX = 96
/** Textures for the preview's holes that are kept, bytes. Product decision. */
export const PLATE_CACHE_BYTES = 64 * 1024 * 1024
/** Within this distance from its rest a moving area blends with the photo, so that frame 0 is the photo; pixels. Measured: at 2 it seems a quarter of a pixel behind. */
export const REST_BLEND_PX = 0.75
/** Bending: one weight for so many pixels a side; its halo in cells of 1280 x 720; the steepest it may get, 1 would fold. Measured. */
export const BEND_CELL_PX = 4
export const BEND_HALO_CELLS = 40
export const BEND_SLOPE = 0.7
/** Frozen pixels hold what bends back unless they are so many times as far away as it goes, or beyond its halo. Measured on disks, bars and angles: it then goes three quarters of its way at least. */
export const BEND_ROOM_WAYS = 4
/**
 * Flowing. Towards the area's edge its speed falls to 0 over this share of the area's depth, but at most over so much,
 * pixels at 1280 x 720, and never over less than three nodes of its grid, pixels. In one cycle the texture goes at most
 * so many times as far: from 2 on it folds at round edges (measured), and the more the more hatching fur shows there (looked
 * at); but what is coarser than a cycle's way does not move, and what is nearly as coarse goes 5 % off its speed at 1.25.
 */
export const FLOW_TAPER_SHARE = 1 / 3
export const FLOW_TAPER_PX = 64
export const FLOW_LEAST_TAPER_PX = 12
export const FLOW_STRETCH = 1.5
/** A flowing area sways by at most this share of that way to its edge: more would fold with what flows. Measured. */
export const FLOW_SWAY_SHARE = 0.25
/** A clip that loops by crossfade spends this long on it, or half of itself when it is shorter than two of them. */
export const CROSSFADE_SECONDS = 1

/** Recent projects kept in the menu. */
export const MAX_RECENTS = 10

/** Largest parts of a project archive, bytes. Six paths of 10,000 anchors are 4 MB of JSON; labels are run lengths. */
export const MAX_MANIFEST_BYTES = 1024 * 1024
export const MAX_FIELDS_BYTES = 16 * 1024 * 1024
export const MAX_LABELS_BYTES = 64 * 1024 * 1024

/** Decoded photos kept in memory, bytes: two working copies of 24 megapixels and some smaller sizes. */
export const PHOTO_CACHE_BYTES = 256 * 1024 * 1024

/** The live preview works on at most this many pixels. Measured: 24 frames a second and more on two cores. */
export const PREVIEW_PIXELS = 1280 * 720

/** A frozen area is measured in this many frames of a clip, evenly spread. Product decision. */
export const MEASURED_FRAMES = 10
/** Clips are measured at this many pixels at most; a shift keeps its precision of a tenth. Product decision. */
export const MEASURED_PIXELS = 1280 * 720

/** Longest answer of a service that is read, decoded bytes: its answers are a few hundred. Product decision. */
export const MAX_REPLY_BYTES = 1024 * 1024
/** Longest name that a service gives a task or an answer, characters: Kling's tasks have 19 digits. Product decision. */
export const MAX_SERVICE_ID_LENGTH = 200
/** Longest word of a service for a task's state that is kept, characters. Product decision. */
export const MAX_STATUS_LENGTH = 40
/** Longest address of a service, characters. Product decision, the usual one of browsers and servers. */
export const MAX_ADDRESS_LENGTH = 2048
/** Largest clip that is downloaded, bytes: 10 s at 1080p are some 30 MB. Product decision. */
export const MAX_CLIP_BYTES = 1024 * 1024 * 1024
/** Reading a clip's tables takes at most so much memory, MB, and time, ms: of an hour of film they are some 50. Product decision. */
export const CLIP_TABLES_MB = 256
export const CLIP_TABLES_MS = 20_000
/** A service's clip is no longer, seconds, and has no more frames a second. Kling's longest are 3 minutes; product decision. */
export const MAX_SERVICE_CLIP_SECONDS = 600
export const MAX_SERVICE_FPS = 240
/** Redirections followed on the way to a clip. Product decision. */
export const MAX_REDIRECTS = 5
/** A connection that is not there by then is given up, ms. */
export const CONNECT_TIMEOUT_MS = 15_000
/** A connection on which nothing moves for so long is given up, ms. */
export const IDLE_TIMEOUT_MS = 60_000
/** A clip that comes in slower than this many bytes in the time above is given up: it would take days. Product decision. */
export const LEAST_DOWNLOAD_BYTES = 16 * 1024
/** A picture that is not fetched from its address by then is given up, ms. */
export const FETCH_TIMEOUT_MS = 5 * 60_000
/** So long a service keeps a clip, days. Source: Kling's API documentation. */
export const SERVICE_KEEPS_DAYS = 30
/** Takes that one click can start. Product decision. */
export const MAX_TAKES_AT_ONCE = 4
/** Longest key, characters. The longest known ones, signed tokens, have some hundred. */
export const MAX_KEY_LENGTH = 4096
/** Longest request that stands in a copied command, characters. Linux takes 128 KiB in one word, a character up to 4. */
export const MAX_INLINE_BODY = 30_000
/** Longest text that goes to the clipboard, characters: a request with eight pictures of 10 MB. Product decision. */
export const MAX_COPIED_TEXT = 100_000_000

/** Longest note on a take, characters. Product decision. */
export const MAX_NOTE_LENGTH = 4000
/** A take can have so many stars; none of them is: not rated. Product decision. */
export const MAX_STARS = 5
/** Largest thumbnail of a take, bytes: a picture of 320 pixels has some 20,000. Product decision. */
export const MAX_THUMBNAIL_BYTES = 256 * 1024

/** An arrow key moves a path's points by this, photo pixels; with Shift by so many of them. Product decision, the usual one. */
export const NUDGE_PX = 1
export const FAR_NUDGE = 10
/** Simplifying a path leaves out points that lie this near to the rest, in shares of the photo's width. Product decision. */
export const SIMPLIFY_SHARE = 0.004
/** Length of a path that is begun without a pointer, in shares of the photo's width. Product decision. */
export const FIRST_PATH_SHARE = 0.25
/** Largest text with paths that is read, bytes: six paths of 10,000 points are some 4 MB. Product decision. */
export const MAX_PATH_TEXT = 16 * 1024 * 1024
/** Points of an exported track to begin with. Wan makes clips of 81 frames, and its tracks have a point for each. */
export const TRACK_POINTS = 81
/** Most frames of an exported track: 60 s at 60 frames a second and the first one. */
export const MAX_TRACK_POINTS = 3601
