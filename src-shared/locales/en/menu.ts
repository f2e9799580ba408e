/** The application menu's words, by action; `&` marks no letter: the editor has shortcuts of its own. */
export const menuWords = {
  file: 'File',
  'file.open': 'Open…',
  'file.openAddress': 'Open from an address…',
  'file.save': 'Save',
  'file.saveAs': 'Save as…',
  'app.preferences': 'Preferences…',
  edit: 'Edit',
  'edit.undo': 'Undo',
  'edit.redo': 'Redo',
  view: 'View',
  'view.fit': 'Fit the photo',
  'view.actual': 'Actual pixels',
  'view.zoomIn': 'Zoom in',
  'view.zoomOut': 'Zoom out',
  photo: 'Photo',
  'tool.crop': 'Crop and straighten',
  'photo.turnLeft': 'Rotate left',
  'photo.turnRight': 'Rotate right',
  'photo.replace': 'Replace…',
  motion: 'Motion',
  'motion.preview': 'Preview motion',
  'view.timeline': 'Timeline',
  'take.render': 'Render',
  'take.adopt': 'Adopt a task…',
  help: 'Help',
  'app.commands': 'Commands…',
  'help.about': 'About Kinebrush',
} as const

/** What the file dialogs say. */
export const dialogWords = {
  photosAndProjects: 'Photos and projects',
  images: 'Images',
  project: 'Kinebrush project',
  mask: 'Mask (PNG)',
  masksOf: (project: string): string => `${project} masks`,
  request: 'Request (JSON)',
  paths: 'Motion paths',
  allFiles: 'All files',
  mp4: 'MP4 video (H.264)',
  webm: 'WebM video',
  gif: 'GIF animation',
  webp: 'WebP animation',
  stills: { png: 'PNG, lossless', jpg: 'JPEG', webp: 'WebP' },
  frameOf: (name: string, seconds: number): string => `${name}, ${seconds.toFixed(2)} s`,
  layersOf: (project: string): string => `${project} layers`,
  framesOf: (take: string): string => `${take} frames`,
} as const

/** The system's notification of a take that has ended. */
export const notificationWords = {
  ready: (service: string): string => `Clip from ${service} is ready`,
  failed: (service: string): string => `Clip from ${service} failed`,
} as const

/** What is said when the editor's page has ended by itself several times in a row. */
export const crashWords = {
  title: 'Kinebrush has to close',
  detail: 'The editor stopped several times in a row. Start Kinebrush again; takes are kept.',
} as const
