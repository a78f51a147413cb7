import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { SERVICE_WORKER } from './service-worker-name.ts';

/**
 * Vite plugin that builds a service worker beside the pages: one file without imports, which every browser takes, and whose
 * address never changes, as browsers look there for a newer one.
 */
export function serviceWorker(entry: string): Plugin {
  let root: string;
  return {
    name: 'antei-service-worker',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    configResolved(config) {
      root = config.root;
    },
    async writeBundle({ dir }) {
      await build({
        root,
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        build: {
          outDir: dir!,
          emptyOutDir: false,
          copyPublicDir: false,
          reportCompressedSize: false,
          rolldownOptions: {
            input: join(root, entry),
            output: { format: 'iife', entryFileNames: SERVICE_WORKER },
          },
        },
      });
    },
  };
}
