import type { Easing } from '../../src-shared/geometry/easing.ts'

/** The editor's words. Another language is another module of this shape. */
export const words = {
  app: 'Kinebrush',
  unsaved: 'unsaved',
  saved: 'saved',
  savedAgo: (seconds: number): string =>
    seconds < 5
      ? 'saved just now'
      : seconds < 60
        ? `saved ${seconds} s ago`
        : `saved ${Math.floor(seconds / 60)} min ago`,
  untitled: 'Untitled',
  menu: 'Menu',
  about: (version: string): string => `Kinebrush ${version}`,
  aboutDetail: 'Free software under the MIT licence. Nothing leaves this computer but what you send.',

  actions: {
    'file.open': 'Open…',
    'file.sample': 'Open the sample',
    'file.close': 'Close project',
    'file.save': 'Save',
    'file.saveAs': 'Save as…',
    'edit.undo': 'Undo',
    'edit.redo': 'Redo',
    'edit.cancel': 'Cancel',
    'edit.delete': 'Delete point or path',
    'view.fit': 'Fit the photo',
    'view.actual': 'Actual size',
    'view.zoomIn': 'Zoom in',
    'view.zoomOut': 'Zoom out',
    'view.theme': 'Light or dark',
    'tool.brush': 'Brush',
    'tool.eraser': 'Eraser',
    'tool.path': 'Motion path',
    'tool.hand': 'Hand',
    'brush.smaller': 'Smaller brush',
    'brush.larger': 'Larger brush',
    'area.add': 'Add moving area',
    'area.frozen': 'Choose the frozen area',
    'area.1': 'Choose moving area 1',
    'area.2': 'Choose moving area 2',
    'area.3': 'Choose moving area 3',
    'area.4': 'Choose moving area 4',
    'area.5': 'Choose moving area 5',
    'area.6': 'Choose moving area 6',
    'path.reverse': 'Reverse path',
    'path.delete': 'Delete path',
    'motion.preview': 'Preview motion',
    'take.render': 'Render',
    'help.about': 'About Kinebrush',
  },

  welcome: {
    title: 'Paint what moves, draw how it moves, see it move.',
    open: 'Open a photo or project…',
    drop: 'or drop one here, or paste a picture. JPEG, PNG, WebP and AVIF.',
    sample: 'Try the sample',
    sampleDetail: 'A rocket that rises while everything around it stays frozen.',
    recent: 'Recent projects',
    local: 'Works offline: everything is rendered on this computer.',
    opening: 'Opening…',
    dropHere: 'Drop it to open it',
  },

  tools: { label: 'Tools', brushSize: 'Brush size', brushSizeValue: (px: number): string => `${px} px` },
  canvas: {
    label: 'Canvas',
    hints: {
      paint: 'Paint over what should move.',
      path: 'Now draw where it goes: choose Motion path and drag.',
      pathTool: 'Drag along the way it should go.',
      preview: 'Preview motion shows it moving.',
      frozen: 'Paint what must not move.',
      locked: 'This area is locked. Unlock it in the Areas panel to change it.',
      frozenHasNoPath: 'The frozen area stays where it is. Choose a moving area to draw its path.',
      hidden: 'This area is hidden. Show it in the Areas panel to see what you paint.',
    },
  },

  areas: {
    label: 'Areas',
    frozen: 'Frozen',
    newName: (number: number): string => `Moving area ${number}`,
    add: 'Add moving area',
    full: 'Six moving areas is the most that one clip can have.',
    percent: (share: number): string =>
      share === 0 ? 'empty' : share < 0.001 ? '<0.1 %' : `${(share * 100).toFixed(1)} %`,
    rename: (name: string): string => `Name of ${name}`,
    hide: (name: string): string => `Hide ${name}`,
    show: (name: string): string => `Show ${name}`,
    lock: (name: string): string => `Lock ${name}`,
    unlock: (name: string): string => `Unlock ${name}`,
    renameHint: 'Double click or F2 renames it',
    more: (name: string): string => `More for ${name}`,
    import: 'Import mask…',
    clear: 'Clear painting',
    remove: 'Remove area',
    leaveOut: 'Leave out of clips',
    takeIn: 'Take into clips',
    leftOut: 'left out',
    hasPath: 'has a path',
    noPath: 'no path',
  },

  motion: {
    label: 'Motion',
    path: 'Motion path',
    noPathYet: 'No path yet. Choose the Motion path tool and drag on the photo.',
    frozenNote: 'The frozen area has no path. Choose a moving area to see its motion.',
    speed: 'Speed',
    easings: { linear: 'Even', in: 'Ease in', out: 'Ease out', 'in-out': 'Ease in and out' } satisfies Record<
      Easing,
      string
    >,
    length: (px: number, share: number): string =>
      `${Math.round(px)} px, ${Math.round(share * 100)} % of the width`,
    reverse: 'Reverse',
    delete: 'Delete',
    duration: 'Length',
    seconds: (seconds: number): string => `${seconds} seconds`,
    prompt: 'Prompt',
    promptPlaceholder: 'What happens in the clip, in words',
    negativePrompt: 'Negative prompt',
    negativePlaceholder: 'What should not appear',
    serviceOnly: 'services only',
  },

  checks: {
    label: 'Checks',
    good: (engine: string): string => `Ready for ${engine}.`,
    error: 'Must be mended',
    warning: 'May disappoint',
  },

  render: {
    with: 'Render with',
    local: 'This computer (free)',
    localShort: 'this computer',
    service: (name: string): string => name,
    button: 'Render',
    send: (name: string): string => `Send to ${name}`,
    blocked: (count: number): string =>
      count === 1
        ? 'One thing under Checks must be mended first.'
        : `${count} things under Checks must be mended first.`,
    free: 'Renders on this computer. Free; nothing leaves it.',
    stopPreview: 'Stop preview',
    preparing: 'Preparing…',
  },

  sending: {
    consentTitle: (host: string): string => `This photo leaves this computer: to ${host}`,
    consentText:
      'The photo, its masks and paths and your prompt are sent to this service, which makes the clip and charges for it. You are asked once for each service.',
    send: 'Send it',
    keyTitle: (service: string): string => `Key for ${service}`,
    keyText:
      'It is kept encrypted on this computer, or, where that cannot be done, in memory until the program ends. It goes to this service only, and into no project, export or log.',
    key: 'Key',
    accessKey: 'Access key',
    secretKey: 'Secret key',
    keepKey: 'Keep this key',
    keepWeak: 'Keep it even where this computer has no safe place for keys',
    keyKept: (last4: string, kept: 'disk' | 'session' | null): string =>
      `…${last4}${kept === 'session' ? ', until the program ends' : ''}`,
    noKey: 'none yet',
    enter: 'Enter',
    change: 'Change',
    forget: 'Forget',
    mode: 'Kind',
    modes: { 'motion-brush': 'Motion brush', 'end-frame': 'End frame', plain: 'Plain' },
    tail: 'End frame',
    noTail: 'none yet',
    choose: 'Choose…',
    model: 'Model',
    quality: 'Quality',
    qualities: { std: 'Standard', pro: 'Professional' },
    advanced: 'Advanced',
    cfgScale: 'How closely to follow the prompt',
    callbackUrl: 'Callback address',
    externalId: 'External id of the next take',
    externalIdMade: 'made for each take',
    baseUrl: 'Address before /v1/videos/image2video',
    localNetwork: 'This is a computer of my own network; the photo goes there unprotected',
    origin: 'Rows are counted from',
    origins: { 'bottom-left': 'Bottom', 'top-left': 'Top' },
    count: 'How many takes',
    times: (count: number): string => `×${count}`,
    hint: (service: string, count: number): string =>
      count === 1
        ? `Sends one take to ${service}, which charges for it.`
        : `Sends ${count} takes to ${service}, which charges for each.`,
    viewRequest: 'View request',
    requestTitle: 'What would be sent',
    characters: (count: number): string => `(${count} characters)`,
    copy: 'Copy JSON',
    copied: 'The request is in the clipboard, without a key.',
    pictures: {
      image: (): string => 'Photo',
      tail: (): string => 'End frame',
      frozen: (): string => 'Frozen area',
      group: (name: string): string => name,
    },
    again: (name: string): string => `Send ${name} again`,
    follow: (name: string): string => `Look for ${name} again`,
  },

  transport: {
    label: 'Preview',
    play: 'Play',
    pause: 'Pause',
    stop: 'Stop preview',
    time: 'Time',
    at: (seconds: number, total: number): string => `${seconds.toFixed(1)} of ${total.toFixed(1)} s`,
    note: 'Preview by this computer',
  },

  takes: {
    label: 'Takes',
    none: 'Clips you render appear here. They are kept even if you do not save.',
    name: (number: number): string => `Take ${number}`,
    scope: 'Which takes',
    scopes: { project: 'This project', all: 'All takes' },
    elsewhere: (count: number): string =>
      count === 1
        ? 'One take of this project is not on this computer.'
        : `${count} takes of this project are not on this computer.`,
    by: (engine: string): string => (engine === 'local' ? 'this computer' : engine),
    states: {
      waiting: 'waiting',
      rendering: 'rendering',
      prepared: 'waiting to be sent',
      sending: 'being sent',
      accepted: 'accepted',
      processing: 'being made',
      downloading: 'being downloaded',
      unknown: 'not known whether it was accepted',
      ready: 'ready',
      failed: 'failed',
      cancelled: 'stopped',
    },
    progress: (percent: number, secondsLeft: number | null): string =>
      secondsLeft === null ? `${percent} %` : `${percent} %, ${Math.ceil(secondsLeft)} s left`,
    watch: (name: string): string => `Watch ${name}`,
    cancel: (name: string): string => `Stop rendering ${name}`,
    export: 'Export',
    stopExport: 'Stop',
    exporting: (percent: number): string => `Exporting ${percent} %`,
    exported: (name: string): string => `Exported ${name}`,
    exportedDetail: 'The clip is where you chose to put it.',
    close: 'Close the player',
    facts: (width: number, height: number, seconds: number, fps: number): string =>
      `${width} × ${height}, ${seconds.toFixed(1)} s, ${fps} frames/s`,
    short: (width: number, height: number, seconds: number): string =>
      `${width} × ${height}, ${seconds.toFixed(1)} s`,
    player: 'Clip player',
    fold: 'Fold takes away',
    unfold: 'Show takes',
  },

  status: {
    zoom: (scale: number): string => `${Math.round(scale * 100)} %`,
    size: (width: number, height: number): string => `${width} × ${height}`,
    brush: (px: number): string => `Brush ${px} px`,
    pixel: (x: number, y: number): string => `${x}, ${y}`,
  },

  dialogs: {
    unsavedTitle: (name: string): string => `Save changes to ${name}?`,
    unsavedText:
      'Without saving, what you painted and drew since the last save is lost. Rendered takes are kept.',
    save: 'Save',
    discard: 'Don’t save',
    cancel: 'Cancel',
    close: 'Close',
    busyTitle: 'A clip is still being made',
    busyText: 'Closing now stops it. What you painted is saved; the clip can be rendered again.',
    closeAnyway: 'Close anyway',
    wait: 'Wait for it',
    maskTitle: 'The mask has another size',
    maskText: (mask: string, photo: string): string =>
      `The mask is ${mask} pixels and the photo ${photo}. Their shapes agree, so the mask can be scaled to fit.`,
    scale: 'Scale the mask',
  },

  notices: {
    savedAs: (name: string): string => `Saved ${name}`,
    reduced: 'Working copy made',
    reducedDetail: (width: number, height: number): string =>
      `The photo had ${width} × ${height} pixels. It is edited as a copy of 24 megapixels; your file is untouched.`,
    flattened: 'Transparent parts were laid on white.',
    dismiss: 'Dismiss',
    takenOver: (pixels: number): string => `${pixels} pixels went over from other areas.`,
    firstOfMany: 'Only the first of the files is opened.',
  },
} as const
