import { defineConfig } from 'vite';

/** The project's own configuration builds a library; Storybook builds a site. */
export default defineConfig({ publicDir: false, build: { chunkSizeWarningLimit: 2000 } });
