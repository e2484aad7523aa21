import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const api = 'http://127.0.0.1:4400';

export default defineConfig({
  root: import.meta.dirname,
  /** Pages live at deep addresses (/me/gap), so assets are asked for from the root. */
  base: '/',
  plugins: [svelte()],
  resolve: { alias: { '#lib/charts': fileURLToPath(new URL('../../libs/charts/src/index.ts', import.meta.url)) } },
  /** Nothing is inlined: the content security policy allows no data: fonts and no inline script. */
  build: { target: 'es2022', outDir: '../../dist/dashboard', emptyOutDir: true, assetsInlineLimit: 0 },
  server: { proxy: { '/graphql': { target: api, ws: true }, '/imports': api } },
});
