import type { Plugin } from 'vite'

export declare const modulePath: () => Plugin
