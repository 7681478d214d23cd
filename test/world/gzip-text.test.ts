import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { maybeUnpacked } from "../../src/world/gzip-text.ts";

test("what was packed is read again, unless it is too much", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii", maxLength: 500 }), (text) => {
      expect(maybeUnpacked(gzipSync(Buffer.from(text, "latin1")))).toBe(text);
    }),
  );
  expect(maybeUnpacked(gzipSync(Buffer.alloc(10 << 20)))).toBeUndefined();
});

test("anything else holds nothing, whatever it begins with", () => {
  const anything = fc.uint8Array({ maxLength: 200 });
  fc.assert(
    fc.property(anything, fc.boolean(), (bytes, isMarked) => {
      const marked = Buffer.concat([Buffer.from([0x1f, 0x8b]), bytes]);
      expect(maybeUnpacked(isMarked ? marked : bytes)).toBeUndefined();
    }),
  );
});
