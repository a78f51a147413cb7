import { reactRouter } from '@react-router/dev/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { serviceWorker } from './src/web/serving/build-worker.ts';
import { precompress } from './src/web/serving/precompress.ts';
import { webFont } from './src/web/serving/web-font.ts';

export default defineConfig(({ command }) => ({
  plugins: [
    webFont(),
    tailwindcss(),
    reactRouter(),
    precompress(),
    serviceWorker('src/alerts/device/service-worker.ts'),
  ],
  // Everything served is a hashed import; no folder is copied as it is.
  publicDir: false,
  build: {
    // The strict content policy allows no data: URLs, and fonts must stay separate files to load by need.
    assetsInlineLimit: 0,
    // Computing gzip sizes of 250 font files takes longer than the build.
    reportCompressedSize: false,
  },
  // The server bundle carries React and the router, fixed to production: fast whatever NODE_ENV the server runs under.
  ssr: command === 'build' ? { noExternal: true } : {},
  define: command === 'build' ? { 'process.env.NODE_ENV': '"production"' } : {},
}));
