import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

// ENTENTE_API is where the API is while `npm run dev` serves the page.
const api = process.env["ENTENTE_API"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [svelte()],
  build: { target: "es2022", modulePreload: false, assetsInlineLimit: 0, reportCompressedSize: false },
  server: { proxy: Object.fromEntries(["/v1", "/fonts", "/docs", "/openapi.json", "/healthz", "/readyz"].map((path) => [path, api])) },
  test: {
    projects: [
      { extends: true, test: { name: "unit", include: ["src/**/*.test.ts"], environment: "node" } },
      {
        extends: true,
        test: { name: "browser", include: ["test/**/*.test.ts"], environment: "node", testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 20_000 } }, fileParallelism: false },
      },
      { extends: true, test: { name: "screenshots", include: ["test/*.shot.ts"], environment: "node", testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
});
