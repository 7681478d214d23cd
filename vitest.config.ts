import { defineConfig } from "vitest/config";

/** Tests that need a key end in `.int.test.ts` and stay out. Time limits catch hangs; they aren't measurements. */
export default defineConfig({
  test: {
    dir: "test",
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["**/*.int.test.{ts,tsx}"],
    setupFiles: ["test/seed.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
